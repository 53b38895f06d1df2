import { constants, createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { makeFolder } from "../atomic-file/make-folder.js";
import { absent } from "../atomic-file/target.js";
import { outputError } from "../output-error.js";

export const recordName = ".legenda-copies";

/**
 * Remembers in the folder of copies which files there are copies, by their paths below it: those may be replaced by a
 * later run, any other file may be someone's only one.
 */
export class CopyRecord {
  readonly #folder: string;
  readonly #path: string;
  #known: Promise<Set<string>> | undefined;
  #file: Promise<FileHandle> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, recordName);
  }

  /** Whether the file has been written by this run or an earlier one. */
  async has(path: string): Promise<boolean> {
    this.#known ??= this.#load();
    return (await this.#known).has(path);
  }

  /** To be called before the file is there: one that was killed in between leaves nothing that cannot be replaced. */
  async add(path: string): Promise<void> {
    if (this.#known && (await this.#known).has(path)) return;
    this.#file ??= this.#open();
    await (await this.#file).appendFile(`${JSON.stringify(path)}\n`);
    if (this.#known) (await this.#known).add(path);
  }

  async close(): Promise<void> {
    const file = await this.#file?.catch(() => undefined);
    await file?.close();
  }

  async #open(): Promise<FileHandle> {
    try {
      await makeFolder(this.#folder);
      const { O_APPEND, O_CREAT, O_RDWR, O_NOFOLLOW } = constants;
      const file = await open(this.#path, O_APPEND | O_CREAT | O_RDWR | (O_NOFOLLOW ?? 0), 0o644);
      const { size } = await file.stat();
      // A line that was cut off by a kill is ended, so that the next one is whole.
      const { buffer } = size > 0 ? await file.read(Buffer.alloc(1), 0, 1, size - 1) : { buffer: Buffer.from("\n") };
      if (buffer[0] !== 10) await file.appendFile("\n");
      return file;
    } catch (error) {
      throw outputError(this.#path, error);
    }
  }

  async #load(): Promise<Set<string>> {
    const known = new Set<string>();
    if (!(await stat(this.#path).catch(absent))?.isFile()) return known;
    for await (const line of createInterface({ input: createReadStream(this.#path), crlfDelay: Number.POSITIVE_INFINITY })) {
      try {
        known.add(String(JSON.parse(line)));
      } catch {
        // A line that was cut off names nothing.
      }
    }
    return known;
  }
}
