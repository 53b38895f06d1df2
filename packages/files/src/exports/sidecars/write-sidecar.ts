import { lstat, readFile } from "node:fs/promises";
import { sniffLength, sniffMediaType } from "@legenda/core/provider";
import { quotePath } from "../../text/printable-name.js";
import { atomicFile } from "../atomic-file/atomic-file.js";
import { absent } from "../atomic-file/target.js";
import { OutputError, outputError } from "../output-error.js";

export interface SidecarWriting {
  /** Whether an existing file stays as it is. */
  readonly keep: boolean;
}

/** No caption is longer, in bytes. */
const longest = 1_000_000;

/** Writes a sidecar, unless it holds this text already: its date then still says when the text was new. */
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
      throw new OutputError(`${quotePath(path)} is an image, so it is not replaced by a caption.`, { path });
    }
  }
  // It can be written again from the journal. Waiting for the disk at each file would take most of the time.
  await atomicFile(path, async (put) => await put(text), { durable: false, followLinks: false });
  return "written";
}

/** The content of the file; `undefined` if there is none. A link is replaced, not read. */
async function contentOf(path: string): Promise<Buffer | undefined> {
  try {
    const found = await lstat(path).catch(absent);
    if (!found || found.isSymbolicLink()) return undefined;
    if (!found.isFile() || found.size > longest) {
      throw new OutputError(
        `${quotePath(path)} is not a caption, so it is not replaced. Move it away, or name a folder for the outputs.`,
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
