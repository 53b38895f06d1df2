import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { JournalError } from "@legenda/batch";
import { isModifiedOutput, rememberOutput } from "@legenda/batch/journal";
import type { OutputFormat } from "../flags/readers/outputs.js";
import { backUpFile } from "./backup-file.js";

/** A file that results of a journal are written into. */
export class OutputFile {
  /** As it is named on the command line. */
  readonly name: string;
  /** The absolute path. */
  readonly path: string;
  readonly format: OutputFormat;
  readonly #journal: string;
  #checked: { readonly signature: string; readonly isModified: boolean } | undefined;

  constructor({ name, path, format }: Pick<OutputFile, "name" | "path" | "format">, journal: string) {
    this.name = name;
    this.path = path;
    this.format = format;
    this.#journal = journal;
  }

  /**
   * Whether the file exists and is not as the journal left it: it is somebody else's, or was edited. Each state of the
   * file is hashed once.
   */
  async isModified(): Promise<boolean> {
    const signature = await signatureOf(this.path);
    if (signature === undefined) return false;
    if (this.#checked?.signature !== signature)
      this.#checked = { signature, isModified: await isModified(this.#journal, this.path) };
    return this.#checked.isModified;
  }

  /** Keeps a copy of a modified file, before it is replaced. Returns the copy's path. */
  async backUp(): Promise<string | undefined> {
    return (await this.isModified()) ? await backUpFile(this.path) : undefined;
  }

  /** Records that the file is as the journal has it. */
  async markWritten(): Promise<void> {
    await recordOutput(this.#journal, this.path);
    this.#checked = undefined;
  }
}

const isModified = async (journal: string, path: string): Promise<boolean> =>
  !existsSync(journal) || (await isModifiedOutput(journal, path));

/** A read-only journal can be exported as well; its outputs count as somebody else's then. */
export async function recordOutput(journal: string, path: string): Promise<void> {
  try {
    await rememberOutput(journal, path);
  } catch (error) {
    if (!(error instanceof JournalError && error.reason === "unwritable")) throw error;
  }
}

/** What changes whenever a file is written; `undefined` if it is not a file. */
async function signatureOf(path: string): Promise<string | undefined> {
  const stats = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return stats?.isFile() ? `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}` : undefined;
}
