import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { looksLikePage, withStart } from "@legenda/alt-text/html";
import { LegendaError } from "@legenda/core";
import type { CommandContext } from "../../command-context.js";
import type { CheckOptions } from "../../flags/check-flags.js";
import { UsageError } from "../../usage-error.js";
import type { CheckInput } from "./check-input.js";
import { isPageName, walkPages } from "./walk-pages.js";

/** An argument, with the kind of input that it names. */
interface Argument {
  readonly argument: string;
  readonly kind: "file" | "folder" | "stdin";
}

type InputContext = Pick<CommandContext, "stdin" | "cwd">;

/**
 * Opens the inputs that the arguments name, in order. All arguments are checked before the first is opened.
 *
 * @throws {UsageError} for a path that does not exist, a URL, or a folder without a page
 */
export async function checkInputs(
  inputs: readonly string[],
  options: CheckOptions,
  context: InputContext,
): Promise<AsyncIterable<CheckInput>> {
  if (inputs.length === 0) {
    throw new UsageError("Nothing to check: name a file of captions, an HTML page, a folder of pages, or - for standard input.");
  }
  if (inputs.filter((input) => input === "-").length > 1) throw new UsageError("Standard input (-) is given twice: keep one.");
  const args: Argument[] = [];
  for (const argument of inputs) args.push({ argument, kind: await kindOf(argument, context) });
  return opened(args, options, context);
}

async function* opened(
  args: readonly Argument[],
  options: CheckOptions,
  context: InputContext,
): AsyncGenerator<CheckInput, void, undefined> {
  for (const { argument, kind } of args) {
    if (kind === "folder") yield* pagesOf(argument, context);
    else if (kind === "stdin") yield await fileInput("-", undefined, context.stdin, options);
    else {
      const path = resolve(context.cwd, argument);
      yield await fileInput(argument, path, fileBytes(path), options);
    }
  }
}

/** The bytes of a file. It is opened when they are read: a stream that nobody reads would report its errors to nobody. */
function fileBytes(path: string): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => createReadStream(path)[Symbol.asyncIterator]() };
}

async function kindOf(argument: string, { cwd }: InputContext): Promise<Argument["kind"]> {
  if (argument === "-") return "stdin";
  if (/^https?:\/\//i.test(argument)) {
    throw new UsageError("Pages on the web are not fetched. Save the page as a file, and name the file.");
  }
  const stats = await stat(resolve(cwd, argument)).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === "ENOENT" || cause.code === "ENOTDIR"
        ? "there is no such file or folder"
        : `it cannot be read (${cause.code})`;
    throw new UsageError(`${JSON.stringify(argument)}: ${why}.`, { cause });
  });
  return stats.isDirectory() ? "folder" : "file";
}

/** Decides whether a file is a page or a file of captions: by `--input-format`, its name, or its first bytes. */
async function fileInput(
  name: string,
  path: string | undefined,
  stream: AsyncIterable<Uint8Array>,
  { inputFormat, keyColumn, captionColumn }: CheckOptions,
): Promise<CheckInput> {
  const xml = inputFormat === "xhtml" || (inputFormat === undefined && /\.xht(?:ml)?$/i.test(name));
  const options = { keyColumn, captionColumn };
  if (inputFormat === "html" || inputFormat === "xhtml") return { kind: "page", name, chunks: stream, xml };
  if (inputFormat !== undefined) return { kind: "captions", name, source: stream, options: { ...options, format: inputFormat } };
  if (isPageName(name)) return { kind: "page", name, chunks: stream, xml };
  if (path !== undefined && /^\.(?:csv|tsv|tab|jsonl|ndjson|json|txt)$/i.test(extname(name))) {
    // The path instead of the stream, since its extension determines the format.
    return { kind: "captions", name, source: path, options };
  }
  try {
    const { start, chunks } = await withStart(stream);
    return looksLikePage(start)
      ? { kind: "page", name, chunks, xml: /^\s*<\?xml/.test(start) }
      : { kind: "captions", name, source: chunks, options };
  } catch (cause) {
    return { kind: "unreadable", name, message: errorText(cause) };
  }
}

async function* pagesOf(folder: string, { cwd }: InputContext): AsyncGenerator<CheckInput, void, undefined> {
  let hasPages = false;
  for await (const { path, problem } of walkPages(resolve(cwd, folder))) {
    const name = path === "" ? folder : join(folder, path);
    hasPages = true;
    if (problem !== undefined) yield { kind: "unreadable", name, message: problem };
    else yield { kind: "page", name, chunks: fileBytes(resolve(cwd, folder, path)), xml: /\.xht(?:ml)?$/i.test(path) };
  }
  if (!hasPages) {
    throw new UsageError(
      `${JSON.stringify(folder)} contains no page (.html, .htm, .xhtml). Name a file of captions, or a folder with pages.`,
    );
  }
}

/** The message of an error for users. */
export function errorText(cause: unknown): string {
  if (cause instanceof LegendaError) return cause.message;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `It cannot be read${code}.`;
}
