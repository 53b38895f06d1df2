/** A fenced block of a page, with what comments directly above it say. */
export interface PageBlock {
  /** `"sh"`, `"text"`, …; empty where the fence names none. */
  readonly language: string;
  readonly text: string;
  /** Where the text stands within the page. */
  readonly start: number;
  readonly end: number;
  /** The block's line, counted from 1. */
  readonly line: number;
  /** `<!-- file: .env -->` is `{ file: ".env" }`. */
  readonly notes: Readonly<Record<string, string>>;
}

/**
 * What a page may say of a block, in comments above it that no reader sees.
 *
 * - `file: name`: the block is what the reader writes into that file
 * - `shows: name`: the block is what the file holds by then
 * - `before: command`: what the reader has done meanwhile, without being told the command
 * - `exit: code`: what the last command ends with; 0 unless told
 */
const noteNames = ["file", "shows", "before", "exit"];

/**
 * The fenced blocks of a page in their order.
 *
 * @throws {Error} for a comment of the page's own that means nothing
 */
export function pageBlocks(page: string): readonly PageBlock[] {
  return [...page.matchAll(/((?:^<!-- .* -->\n+)*)^```([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [whole, comments = "", language = "", text = ""] = match;
    const start = match.index + whole.length - "```".length - text.length;
    const line = page.slice(0, start).split("\n").length - 1;
    return { language, text, start, end: start + text.length, line, notes: notesIn(comments, line) };
  });
}

function notesIn(comments: string, line: number): Record<string, string> {
  const notes: Record<string, string> = {};
  for (const [, name = "", value = ""] of comments.matchAll(/^<!-- (\w+): (.*) -->$/gm)) {
    if (!noteNames.includes(name)) throw new Error(`Line ${line}: "${name}" is none of ${noteNames.join(", ")}.`);
    notes[name] = value;
  }
  return notes;
}
