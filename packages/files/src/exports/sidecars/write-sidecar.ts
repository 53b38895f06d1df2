import { lstat, readFile } from "node:fs/promises";
import { sniffLength, sniffMediaType } from "@legenda/core/provider";
import { quotePath } from "../../text/printable-name.js";
import { atomicFile } from "../atomic-file/atomic-file.js";
import { absent } from "../atomic-file/target.js";
import { OutputError, outputError } from "../output-error.js";

export interface SidecarWriting {
  /** Whether a file that is there stays as it is. */
  readonly keep: boolean;
}

/** No caption is longer, so nothing longer is compared. */
const longest = 1_000_000;

/** Writes one file, unless it is there with this very text: its date then tells when the text was new. */
export async function writeSidecar(
  path: string,
  text: string,
  { keep }: SidecarWriting,
): Promise<"written" | "unchanged" | "kept"> {
  const there = await contentOf(path);
  if (there) {
    if (there.equals(Buffer.from(text))) return "unchanged";
    if (keep) return "kept";
    if (sniffMediaType(there.subarray(0, sniffLength))) {
      throw new OutputError(`${quotePath(path)} is an image: it is not overwritten with a caption.`, { path });
    }
  }
  // It can be made anew from the journal: waiting for the disk, file by file, would take most of the time.
  await atomicFile(path, async (put) => await put(text), { durable: false, followLinks: false });
  return "written";
}

/** What is in the file; `undefined` where there is none. A link is replaced, not read. */
async function contentOf(path: string): Promise<Buffer | undefined> {
  try {
    const found = await lstat(path).catch(absent);
    if (!found || found.isSymbolicLink()) return undefined;
    if (!found.isFile() || found.size > longest) {
      throw new OutputError(
        `${quotePath(path)} is no caption: it is left as it is. Move it away, or name a folder for the outputs.`,
        {
          path,
        },
      );
    }
    return await readFile(path);
  } catch (error) {
    throw outputError(path, error);
  }
}
