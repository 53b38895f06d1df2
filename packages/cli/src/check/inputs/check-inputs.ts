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

/** What an argument turned out to be. */
interface Named {
  readonly argument: string;
  readonly kind: "file" | "folder" | "stdin";
}

type InputContext = Pick<CommandContext, "stdin" | "cwd">;

/**
 * What the arguments name, one by one. That each is there is made sure before the first is opened.
 *
 * @throws UsageError for an argument that is not there, is an address, or a folder without a page.
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
  const named: Named[] = [];
  for (const argument of inputs) named.push({ argument, kind: await kindOf(argument, context) });
  return opened(named, options, context);
}

async function* opened(
  named: readonly Named[],
  options: CheckOptions,
  context: InputContext,
): AsyncGenerator<CheckInput, void, undefined> {
  for (const { argument, kind } of named) {
    if (kind === "folder") yield* pagesOf(argument, context);
    else if (kind === "stdin") yield await fileInput("-", undefined, context.stdin, options);
    else {
      const path = resolve(context.cwd, argument);
      yield await fileInput(argument, path, createReadStream(path), options);
    }
  }
}

async function kindOf(argument: string, { cwd }: InputContext): Promise<Named["kind"]> {
  if (argument === "-") return "stdin";
  if (/^https?:\/\//i.test(argument)) {
    throw new UsageError("A page on the web is not fetched: save it as a file first, and name the file.");
  }
  const found = await stat(resolve(cwd, argument)).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === "ENOENT" || cause.code === "ENOTDIR"
        ? "there is no such file or folder"
        : `it cannot be read (${cause.code})`;
    throw new UsageError(`${JSON.stringify(argument)}: ${why}.`, { cause });
  });
  return found.isDirectory() ? "folder" : "file";
}

/** A page or a file of captions: as told, else by its name, else by what it begins with. */
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
    // The path, for the extension tells the format.
    return { kind: "captions", name, source: path, options };
  }
  try {
    const { start, chunks } = await withStart(stream);
    return looksLikePage(start)
      ? { kind: "page", name, chunks, xml: /^\s*<\?xml/.test(start) }
      : { kind: "captions", name, source: chunks, options };
  } catch (cause) {
    return { kind: "unreadable", name, message: reason(cause) };
  }
}

async function* pagesOf(folder: string, { cwd }: InputContext): AsyncGenerator<CheckInput, void, undefined> {
  let found = false;
  for await (const { path, problem } of walkPages(resolve(cwd, folder))) {
    const name = path === "" ? folder : join(folder, path);
    found = true;
    if (problem !== undefined) yield { kind: "unreadable", name, message: problem };
    else yield { kind: "page", name, chunks: createReadStream(resolve(cwd, folder, path)), xml: /\.xht(?:ml)?$/i.test(path) };
  }
  if (!found) {
    throw new UsageError(
      `${JSON.stringify(folder)} holds no page (.html, .htm, .xhtml): name a file of captions, or a folder with pages in it.`,
    );
  }
}

/** What an error of the system or of ours says to a person. */
export function reason(cause: unknown): string {
  if (cause instanceof LegendaError) return cause.message;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `It cannot be read${code}.`;
}
