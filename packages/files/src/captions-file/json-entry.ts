import { columnHint } from "../text/column-hint.js";
import type { CaptionEntry } from "./caption-entry.js";
import type { PieceOptions } from "./caption-piece.js";
import { CaptionsFileError } from "./captions-file-error.js";
import { captionNames, findName, findNamed, keyNames, listNames, tellsOfError } from "./column-names.js";

/** A caption of JSON, and where in its object it stands. */
export interface JsonEntry {
  readonly entry: CaptionEntry;
  /** The properties that lead to the text; `undefined` where there is none to change. */
  readonly path: readonly string[] | undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** The caption of an object: its own property, or that of its `value`, as a response model has it. */
export function jsonEntry(value: unknown, line: number, options: PieceOptions): JsonEntry {
  if (!isObject(value)) {
    throw new CaptionsFileError(`${options.name}, line ${line}: an object is expected, with a name and a caption.`, {
      reason: "malformed",
      line,
    });
  }
  const names = Object.keys(value);
  const keyAt = options.keyColumn === undefined ? findName(names, keyNames) : findNamed(names, options.keyColumn);
  if (keyAt === -1 && options.keyColumn !== undefined) throw missing(`"${options.keyColumn}"`, "keyColumn");
  const path = options.captionColumn === undefined ? captionPath(value) : namedPath(value, options.captionColumn);
  const found = path && at(value, path);
  const fields = fieldsOf(value, [names[keyAt], path?.join(".")]);
  const text = typeof found === "string" ? found : "";
  const failed = text.trim() === "" && (tellsOfError(fields) || isObject(value.error));
  const none = found === null || (path === undefined && value.value === null);
  if (typeof found !== "string" && !failed && !none) {
    const what =
      options.captionColumn === undefined ? "no caption that is known by its name" : `no text "${options.captionColumn}"`;
    throw missing(what, "captionColumn");
  }
  const key = keyAt === -1 ? undefined : plain(value[names[keyAt] ?? ""]);
  return { entry: { key, text, line, fields, failed }, path: typeof found === "string" ? path : undefined };

  function missing(what: string, option: string): CaptionsFileError {
    const message = `${options.name}, line ${line}: there is ${what}. Its properties are ${listNames(names)}.`;
    return new CaptionsFileError(message, { reason: "no-such-column", line, hint: columnHint(option) });
  }
}

/** A member of an object of captions: `"bag.jpg": "A bag"`, or an object with the caption in it. */
export function jsonMember(key: string, value: unknown, line: number, options: PieceOptions): JsonEntry {
  if (typeof value === "string") return { entry: { key, text: value, line, fields: {}, failed: false }, path: [key] };
  if (!isObject(value)) {
    const message = `${options.name}, line ${line}: "${key.slice(0, 60)}" is neither a caption nor an object with one.`;
    throw new CaptionsFileError(message, { reason: "malformed", line });
  }
  const { entry, path } = jsonEntry(value, line, { ...options, keyColumn: undefined });
  return { entry: { ...entry, key }, path: path && [key, ...path] };
}

/** What a response model made comes first: beside it, a column of the table may have a caption's name too. */
function captionPath(value: JsonObject): readonly string[] | undefined {
  const inner = value.value;
  if (typeof inner === "string") return ["value"];
  if (isObject(inner)) {
    const name = textName(inner);
    if (name !== undefined) return ["value", name];
  }
  const name = textName(value);
  if (name !== undefined) return [name];
  // An image that kept the caption it had.
  return value.status === "kept" ? ["existing"] : undefined;
}

/** Of the properties known by their names, the best that is a text or nothing yet. */
function textName(value: JsonObject): string | undefined {
  const names = Object.keys(value).filter((name) => typeof value[name] === "string" || value[name] === null);
  return names[findName(names, captionNames)];
}

function namedPath(value: JsonObject, named: string): readonly string[] | undefined {
  const own = Object.keys(value)[findNamed(Object.keys(value), named)];
  if (own !== undefined) return [own];
  const inner = value.value;
  const name = isObject(inner) ? Object.keys(inner)[findNamed(Object.keys(inner), named)] : undefined;
  return name === undefined ? named.split(".") : ["value", name];
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), value);
}

/** Where our own lines hold what a table has in columns. */
const CONTAINERS = ["call", "fields", "value"] as const;

function fieldsOf(value: JsonObject, without: readonly (string | undefined)[]): Readonly<Record<string, string>> {
  const within = CONTAINERS.flatMap((container) => {
    const inner = value[container];
    return isObject(inner) ? Object.entries(inner).map(([name, field]) => [name, field, `${container}.${name}`] as const) : [];
  });
  const own = Object.entries(value).map(([name, field]) => [name, field, name] as const);
  return Object.fromEntries(
    [...within, ...own].flatMap(([name, field, path]) => {
      const text = without.includes(path) ? undefined : plain(field);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

function plain(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
