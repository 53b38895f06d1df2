import { open, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { quotePath } from "../text/printable-name.js";
import { makeFolder } from "./atomic-file/make-folder.js";
import { targetOf } from "./atomic-file/target.js";
import { sweep, temporaryName } from "./atomic-file/temporary-name.js";
import type { Output } from "./output.js";
import { OutputError, outputError } from "./output-error.js";

export interface CheckWritableOptions {
  /** The folders of the images, for sidecars beside them. */
  readonly beside?: readonly string[] | undefined;
}

/**
 * Checks, before the first call is paid for, that outputs can be written: it makes their folders, and writes a file in each
 * and deletes it. Temporary files of killed runs in these folders are deleted too. A path alone is any other file, such as
 * the list of failures.
 *
 * @throws {OutputError} for the first output that cannot be written, or that is the same as another
 * @example
 * await checkWritable([outputOf("captions.csv"), "captions.failed.csv", { format: "txt" }], { beside: ["photos"] });
 */
export async function checkWritable(
  outputs: readonly (Output | string)[],
  { beside = [] }: CheckWritableOptions = {},
): Promise<void> {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const claim = (identity: string, path: string) => {
    const other = files.get(identity);
    if (other === undefined) files.set(identity, path);
    else
      throw new OutputError(`${quotePath(other)} and ${quotePath(path)} are the same file. Give each output its own.`, { path });
  };
  for (const output of outputs) {
    if (typeof output !== "string" && !("path" in output)) {
      claim(`${output.format} ${folderIdentity(output.folder)}`, `${output.folder ?? "*"}/*.${output.format}`);
      for (const folder of output.folder === undefined ? beside : [output.folder]) folders.set(resolve(folder), folder);
      continue;
    }
    const path = typeof output === "string" ? output : output.path;
    const file = await fileAt(path);
    if (file === undefined) continue;
    claim(folded(file), path);
    // The first name is reported: a list of failures comes after its output.
    if (!folders.has(dirname(file))) folders.set(dirname(file), path);
  }
  for (const [folder, path] of folders) await tryFolder(folder, path);
}

/** The file that will be written, in a folder that exists; `undefined` for a device. */
async function fileAt(path: string): Promise<string | undefined> {
  try {
    await makeFolder(dirname(resolve(path)));
    const { kind, path: file } = await targetOf(path);
    return kind === "device" ? undefined : file;
  } catch (error) {
    throw outputError(path, error);
  }
}

/** Permissions mean nothing to root, and say nothing about a full or read-only disk, so a file is written. */
async function tryFolder(folder: string, path: string): Promise<void> {
  const trial = temporaryName(folder);
  try {
    await makeFolder(folder);
    await sweep(folder);
    const file = await open(trial, "wx");
    try {
      await file.writeFile(new Uint8Array(4096));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw outputError(path, error);
  } finally {
    await rm(trial, { force: true }).catch(() => undefined);
  }
}

const folderIdentity = (folder: string | undefined): string => (folder === undefined ? "" : folded(resolve(folder)));

/** There, names that differ in case alone are one name. */
const folded = (path: string): string => {
  return process.platform === "darwin" || process.platform === "win32" ? path.normalize("NFC").toLowerCase() : path;
};
