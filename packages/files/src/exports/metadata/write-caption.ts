import { constants, type Stats } from "node:fs";
import { chown, copyFile, open, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ImageSource } from "@legenda/core";
import { sniffMediaType } from "@legenda/core/provider";
import { quotePath } from "../../text/printable-name.js";
import { temporaryName } from "../atomic-file/temporary-name.js";
import { OutputError } from "../output-error.js";
import type { Exiftool } from "./exiftool.js";
import type { ImageTexts } from "./image-texts.js";
import { readMetadata } from "./read-metadata.js";
import { withSafeArgumentPath } from "./safe-argument-path.js";
import { sniffFile } from "./sniff-file.js";
import { type TagsOptions, tagsToWrite } from "./tags-to-write.js";
import { writableTypes } from "./writable-types.js";

export interface CaptionJob {
  readonly image: ImageSource | undefined;
  /** Where the image with its caption goes. */
  readonly path: string;
  readonly texts: ImageTexts;
  readonly options: Omit<TagsOptions, "iim">;
  /** The file that is replaced, where it is the image itself. */
  readonly replaces?: Stats;
  /** Called before the image is put in its place. */
  readonly claim?: () => Promise<void>;
}

/**
 * Writes texts into a copy of an image and puts that in its place, whole or not at all. No pixel is touched: ExifTool
 * copies what it does not change byte for byte. It works on a temporary file, whose name is safe whatever the image's is.
 *
 * @returns `"kept"` where there was nothing to change
 */
export async function writeCaption(exiftool: Exiftool, job: CaptionJob): Promise<"written" | "kept"> {
  const type = await typeOf(job);
  const temporary = temporaryName(dirname(job.path));
  try {
    await copyTo(temporary, job.image);
    const changed = await withSafeArgumentPath(dirname(job.path), (folder) =>
      change(exiftool, join(folder, basename(temporary)), { texts: job.texts, options: { ...job.options, ...type } }),
    );
    if (!changed && job.replaces) return "kept";
    if (job.replaces) await matchOwner(temporary, job.replaces);
    await job.claim?.();
    await rename(temporary, job.path);
    return changed ? "written" : "kept";
  } finally {
    await rm(temporary, { force: true });
    // ExifTool's own, where it was ended on the way.
    await rm(`${temporary}_exiftool_tmp`, { force: true });
  }
}

async function typeOf({ image, path }: CaptionJob): Promise<{ readonly iim: boolean }> {
  const mediaType = await sniff(image, path);
  const type = mediaType && writableTypes[mediaType];
  if (type) return type;
  const known = "JPEG, PNG, WebP, TIFF, GIF, AVIF and HEIC can hold one.";
  throw new OutputError(`${quotePath(path)} cannot hold a caption: it is ${mediaType ?? "not an image"}. ${known}`, { path });
}

async function sniff(image: ImageSource | undefined, path: string) {
  if (image?.kind === "file") return await sniffFile(image.path);
  if (image?.kind === "bytes") return sniffMediaType(image.bytes);
  if (image?.kind === "blob") return sniffMediaType(await image.blob.slice(0, 64).bytes());
  throw new OutputError(`${quotePath(path)} gets no caption: the image is not a file here.`, { path });
}

async function copyTo(temporary: string, image: ImageSource | undefined): Promise<void> {
  if (image?.kind === "bytes") await writeFile(temporary, image.bytes, { flag: "wx" });
  else if (image?.kind === "blob") await writeFile(temporary, image.blob.stream(), { flag: "wx" });
  else if (image?.kind === "file") await copyFile(image.path, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
}

/** Whether anything was to be changed. */
async function change(
  exiftool: Exiftool,
  path: string,
  { texts, options }: { readonly texts: ImageTexts; readonly options: TagsOptions },
): Promise<boolean> {
  const metadata = await readMetadata(exiftool, path);
  const tags = tagsToWrite(texts, metadata, options);
  if (Object.keys(tags).length === 0) return false;
  // ExifTool leaves what is there in its old characters: it is read by them and written again.
  if ("IPTC:CodedCharacterSet" in tags && metadata.has.iim && !metadata.has.iimUtf8) {
    await exiftool.write(path, { "IPTC:CodedCharacterSet": "UTF8" }, "IPTC:all");
  }
  await exiftool.write(path, tags);
  return true;
}

/** The image itself is replaced: the new file belongs to the same user, and is on the disk before the old one goes. */
async function matchOwner(temporary: string, { uid, gid }: Stats): Promise<void> {
  await chown(temporary, uid, gid).catch(() => undefined);
  const file = await open(temporary, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
