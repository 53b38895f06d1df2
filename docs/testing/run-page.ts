import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { forPage, isAsShown } from "./as-shown.js";
import { type PageBlock, pageBlocks } from "./page-blocks.js";

export interface PageSettings {
  /** The folder in which the page's commands are given. */
  readonly folder: string;
  /** All of the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Added to a file that the page has its reader write, such as the address of a server on this machine to `.env`. */
  readonly added?: Readonly<Record<string, string>>;
  /** Commands that are not run, with the reason. Every one must be on the page. */
  readonly untested?: Readonly<Record<string, string>>;
}

export interface RanPage {
  /** The page with what the commands printed in truth: the page itself where it shows that already. */
  readonly page: string;
  /** What did not end as the page says, each with its line. */
  readonly faults: readonly string[];
  /** How many commands were run. */
  readonly commands: number;
}

/** Gives a page's commands one after the other, as its reader would, and holds what they print against what it shows. */
export async function runPage(page: string, { folder, env, added = {}, untested = {} }: PageSettings): Promise<RanPage> {
  const faults: string[] = [];
  const changes: { readonly block: PageBlock; readonly text: string }[] = [];
  const left = new Set(Object.keys(untested));
  let commands = 0;
  let printed: string | undefined;

  const compare = (block: PageBlock, found: string) => {
    if (!isAsShown(block.text, found)) changes.push({ block, text: `${found.trimEnd()}\n` });
  };
  for (const block of pageBlocks(page)) {
    const { language, text, notes, line } = block;
    if (notes.before !== undefined) {
      const { code, output } = await shell(notes.before, folder, env);
      if (code !== 0) faults.push(`Line ${line}: what stands before it ended with ${code}: ${output}`);
    }
    if (notes.file !== undefined) {
      const path = join(folder, notes.file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text + (added[notes.file] ?? ""));
    } else if (notes.shows !== undefined) {
      compare(block, (await readFile(join(folder, notes.shows), "utf8")).replaceAll("\r\n", "\n"));
    } else if (language === "sh") {
      printed = undefined;
      if (left.delete(text.trim())) continue;
      const { code, output } = await shell(text, folder, env);
      commands++;
      printed = forPage(output, folder);
      const wanted = Number(notes.exit ?? 0);
      if (code !== wanted) faults.push(`Line ${line}: it ended with ${code} and not with ${wanted}:\n${text}${output}`);
    } else if (language === "text" && printed !== undefined) {
      compare(block, printed);
      printed = undefined;
    }
  }
  for (const command of left) faults.push(`The page has no command that is left untested: ${command}`);
  const put = (whole: string, { block, text }: (typeof changes)[number]) =>
    whole.slice(0, block.start) + text + whole.slice(block.end);
  return { page: changes.toReversed().reduce(put, page), faults, commands };
}

interface Ended {
  readonly code: number | null;
  /** Both streams, as a terminal shows them. */
  readonly output: string;
}

/** Gives commands up to the first that fails. */
export function shell(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn("sh", ["-ec", `exec 2>&1\n${script}`], { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
    const pieces: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: String(Buffer.concat(pieces)) }));
  });
}
