import { columnHint } from "../tables/column-hint.js";
import { findColumn, findNamedColumn, listNames, quoteName } from "../tables/column-roles.js";
import { lineError } from "../text/text-file.js";
import type { CaptionEntry } from "./caption-entry.js";
import type { CaptionsTextFile } from "./caption-segment.js";
import { CaptionsFileError } from "./captions-file-error.js";
import { reportsError } from "./reports-error.js";

/** A caption in JSON, and where it is in its object. */
export interface JsonEntry {
  readonly entry: CaptionEntry;
  /** The properties that lead to the text; `undefined` if there is none to change. */
  readonly path: readonly string[] | undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** The caption of an object: its own property, or one of its `value`, where a response model has it. */
export function jsonEntry(value: unknown, line: number, file: CaptionsTextFile): JsonEntry {
  if (!isObject(value)) {
    throw lineError(file, line, "expected an object with a name and a caption.", { reason: "malformed" });
  }
  const names = Object.keys(value);
  const keyIndex = file.keyColumn === undefined ? findColumn(names, "key") : findNamedColumn(names, file.keyColumn);
  if (keyIndex === -1 && file.keyColumn !== undefined) throw missing(quoteName(file.keyColumn), "keyColumn");
  const path = file.captionColumn === undefined ? captionPath(value) : namedPath(value, file.captionColumn);
  const caption = path && valueAt(value, path);
  const fields = fieldsOf(value, [names[keyIndex], path?.join(".")]);
  const text = typeof caption === "string" ? caption : "";
  const failed = text.trim() === "" && (reportsError(fields) || isObject(value.error));
  const isNull = caption === null || (path === undefined && value.value === null);
  if (typeof caption !== "string" && !failed && !isNull) {
    const what =
      file.captionColumn === undefined ? "property that is known to hold a caption" : `text ${quoteName(file.captionColumn)}`;
    throw missing(what, "captionColumn");
  }
  const key = keyIndex === -1 ? undefined : plainText(value[names[keyIndex] ?? ""]);
  return { entry: { key, text, line, fields, failed }, path: typeof caption === "string" ? path : undefined };

  function missing(what: string, option: string): CaptionsFileError {
    const message = `${file.name}, line ${line}: there is no ${what}. Its properties: ${listNames(names)}.`;
    return new CaptionsFileError(message, { reason: "no-such-column", line, hint: columnHint(option) });
  }
}

/** A member of an object of captions: `"bag.jpg": "A bag"`, or an object that holds the caption. */
export function jsonMember(key: string, value: unknown, line: number, file: CaptionsTextFile): JsonEntry {
  if (typeof value === "string") return { entry: { key, text: value, line, fields: {}, failed: false }, path: [key] };
  if (!isObject(value)) {
    throw lineError(file, line, `${quoteName(key)} is neither a caption nor an object with one.`, { reason: "malformed" });
  }
  const { entry, path } = jsonEntry(value, line, { ...file, keyColumn: undefined });
  return { entry: { ...entry, key }, path: path && [key, ...path] };
}

/** The answer of a response model comes first: a column of the table beside it may have a caption's name too. */
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

/** The best of the properties that are named like a caption and hold a text, or nothing yet. */
function textName(value: JsonObject): string | undefined {
  const names = Object.keys(value).filter((name) => typeof value[name] === "string" || value[name] === null);
  return names[findColumn(names, "caption")];
}

function namedPath(value: JsonObject, named: string): readonly string[] | undefined {
  const own = propertyCalled(value, named);
  if (own !== undefined) return [own];
  const inner = value.value;
  const name = isObject(inner) ? propertyCalled(inner, named) : undefined;
  return name === undefined ? named.split(".") : ["value", name];
}

function propertyCalled(value: JsonObject, name: string): string | undefined {
  const names = Object.keys(value);
  return names[findNamedColumn(names, name)];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), value);
}

/** Where our own lines hold what a table has in columns. */
const containers = ["call", "fields", "value"] as const;

function fieldsOf(value: JsonObject, without: readonly (string | undefined)[]): Readonly<Record<string, string>> {
  const within = containers.flatMap((container) => {
    const inner = value[container];
    return isObject(inner) ? Object.entries(inner).map(([name, field]) => [name, field, `${container}.${name}`] as const) : [];
  });
  const own = Object.entries(value).map(([name, field]) => [name, field, name] as const);
  return Object.fromEntries(
    [...within, ...own].flatMap(([name, field, path]) => {
      const text = without.includes(path) ? undefined : plainText(field);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

function plainText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
