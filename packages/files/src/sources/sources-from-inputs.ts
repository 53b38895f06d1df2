import { posix, resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import { DefinitionError, image } from "@legenda/core";
import { extensionOf, kindByName } from "../paths/image-extensions.js";
import { slashed } from "../paths/paths.js";
import { printableName } from "../text/printable-name.js";
import { files } from "./files.js";
import { folder } from "./folder.js";
import { globs } from "./globs.js";
import { type InputKind, inputKind } from "./input-kind.js";
import { list } from "./list.js";
import { withoutCredentials } from "./parse-location.js";
import type { SourcesOptions } from "./sources-options.js";
import { table } from "./table.js";

/** A stretch of the inputs that is one source. */
export interface InputPart {
  readonly sources: AsyncIterable<BatchSource>;
  /** Whether an image is named by its place alone, or by a row, which says more of it. */
  readonly named: "place" | "row";
  /** Fails where the part cannot be read as it should, before anything is made of the others. */
  readonly check?: () => Promise<void>;
}

/** Classifies all inputs before any is read. */
export function sourcesFromInputs(inputs: readonly string[], options: SourcesOptions, cwd: string): readonly InputPart[] {
  const classified = withoutSidecars(inputs).map((input) => ({ input, kind: inputKind(input, resolve(cwd, input)) }));
  const negatives = classified.flatMap(({ input, kind }) => (kind === "not" ? [input] : []));
  const groups = grouped(classified.filter(({ kind }) => kind !== "not"));
  if (groups.length === 0) {
    throw new DefinitionError(
      "There is no source. Name a folder, a file, a glob, a list, a table, a URL, or - for a list from standard input.",
    );
  }
  if (classified.filter(({ kind }) => kind === "stream").length > 1)
    throw new DefinitionError("Standard input (-) is given twice.");
  const several = groups.length > 1;
  return groups.map(({ kind, inputs }) => partOf(kind, inputs, negatives, several, options, cwd));
}

interface ClassifiedInput {
  readonly input: string;
  readonly kind: InputKind;
}

const sidecars = new Set(["txt", "caption", "json", "xmp"]);

/** A shell that expands `photos/*` also names the captions beside the images, which are not lists. */
function withoutSidecars(inputs: readonly string[]): readonly string[] {
  const stem = (path: string) => path.slice(0, path.length - extensionOf(path).length);
  const images = new Set(inputs.filter((input) => kindByName(input) === "image").map(stem));
  return inputs.filter((input) => !sidecars.has(extensionOf(input)) || !images.has(stem(input)));
}

/** Files that follow each other are one source: a shell may name a hundred thousand. */
function grouped(inputs: readonly ClassifiedInput[]): { kind: InputKind; inputs: string[] }[] {
  const groups: { kind: InputKind; inputs: string[] }[] = [];
  for (const { input, kind } of inputs) {
    const last = groups.at(-1);
    if (kind === "file" && last?.kind === "file") last.inputs.push(input);
    else groups.push({ kind, inputs: [input] });
  }
  return groups;
}

function partOf(
  kind: InputKind,
  inputs: readonly string[],
  negatives: readonly string[],
  several: boolean,
  options: SourcesOptions,
  cwd: string,
): InputPart {
  const [input = ""] = inputs;
  const path = resolve(cwd, input);
  switch (kind) {
    case "folder":
      return { sources: several ? prefixed(folder(path, options), input) : folder(path, options), named: "place" };
    case "file":
      return {
        sources: files(
          inputs.map((one) => resolve(cwd, one)),
          { base: cwd },
        ),
        named: "place",
      };
    case "glob": {
      const found = globs([input, ...negatives], { ...options, cwd });
      const nothing = new DefinitionError(`"${printableName(input)}" matches no images.`);
      return { sources: found, named: "place", check: async () => needOne(found, nothing) };
    }
    case "url":
      return { sources: urlSource(input), named: "place" };
    case "list":
      return { sources: list(path, several ? { base: cwd } : {}), named: "place" };
    case "table":
      return tablePart(table(path, tableOptions(options)));
    case "stream":
      return streamPart(options, cwd);
    case "not":
      throw new DefinitionError(`"${printableName(input)}" only excludes images. Name some as well.`);
    default:
      throw new TypeError(`Unknown kind of input: ${kind satisfies never}`);
  }
}

function streamPart(options: SourcesOptions, cwd: string): InputPart {
  const { stdin, stdinFormat = "list" } = options;
  if (!stdin) throw new DefinitionError('"-" reads a stream, and none is passed. Pass it as stdin, such as process.stdin.');
  if (stdinFormat === "list") return { sources: list(stdin, { folder: cwd }), named: "place" };
  return tablePart(table(stdin, { ...tableOptions(options), folder: cwd, format: stdinFormat }));
}

/** The header is read before the run begins, so a missing column is an error immediately. */
function tablePart(rows: AsyncIterable<BatchSource>): InputPart {
  return { sources: rows, named: "row", check: () => needOne(rows) };
}

/** Reads the first of some sources. */
async function needOne(sources: AsyncIterable<BatchSource>, nothing?: Error): Promise<void> {
  for await (const _ of sources) return;
  if (nothing) throw nothing;
}

function tableOptions({ image, key, existing, delimiter, anyPath }: SourcesOptions) {
  return {
    ...(image !== undefined && { image }),
    ...(key !== undefined && { key }),
    ...(existing !== undefined && { existing }),
    ...(delimiter !== undefined && { delimiter }),
    ...(anyPath !== undefined && { anyPath }),
  };
}

/** Keys with the folder's path before them, as it was given. */
function prefixed(sources: AsyncIterable<BatchSource>, given: string): AsyncIterable<BatchSource> {
  const prefix = posix.normalize(`${slashed(given)}/`);
  return {
    async *[Symbol.asyncIterator]() {
      for await (const source of sources) yield { ...source, key: prefix === "./" ? source.key : prefix + source.key };
    },
  };
}

function urlSource(input: string): AsyncIterable<BatchSource> {
  const source = { key: withoutCredentials(input), image: image.url(input) };
  return {
    async *[Symbol.asyncIterator]() {
      yield source;
    },
  };
}
