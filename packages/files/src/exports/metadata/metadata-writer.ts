import type { Stats } from "node:fs";
import { lstat } from "node:fs/promises";
import { resolve } from "node:path";
import type { BatchDone, BatchKept, BatchResult } from "@legenda/batch";
import { DefinitionError } from "@legenda/core";
import { quotePath } from "../../text/printable-name.js";
import { checkChangeable } from "../atomic-file/target.js";
import { OutputError } from "../output-error.js";
import { CopyPaths } from "./copy-paths.js";
import type { Exiftool } from "./exiftool.js";
import { languageTag } from "./language-tag.js";
import type { MetadataOptions } from "./metadata-options.js";
import { textsOf } from "./texts-of.js";
import { writeCaption } from "./write-caption.js";

/** Writes the answers of one run into their images. */
export interface MetadataWriter {
  one(exiftool: Exiftool, result: BatchDone | BatchKept): Promise<"written" | "kept">;
  close(): Promise<void>;
}

/** @throws {DefinitionError} for options that contradict each other */
export function metadataWriter({
  folder,
  inPlace = false,
  fields,
  language,
  existing = "skip",
  separator = " ",
  concurrency = 2,
}: MetadataOptions): MetadataWriter {
  if ((folder !== undefined) === inPlace) {
    throw new DefinitionError(
      "Say where captions are written: into copies in a `folder`, or into the images themselves with `inPlace: true`.",
    );
  }
  if (!["skip", "overwrite", "append", "prepend"].includes(existing)) {
    throw new DefinitionError(`\`existing\` is "${existing}": use "skip", "overwrite", "append" or "prepend".`);
  }
  if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
    throw new DefinitionError(`\`concurrency\` is ${concurrency}: use a whole number from 1.`);
  }
  const copies = folder === undefined ? undefined : new CopyPaths(folder);
  const options = { existing, separator, language: language === undefined ? undefined : languageTag(language) };
  return {
    async one(exiftool, result) {
      const texts = result.status === "done" ? textsOf(result, fields) : {};
      const job = { image: result.image, texts, options };
      if (copies) {
        const path = await copies.pathFor(result);
        return await writeCaption(exiftool, { ...job, path, claim: () => copies.claim(path) });
      }
      const replaces = await changeable(result);
      if (Object.values(texts).every((text) => text === undefined)) return "kept";
      return await writeCaption(exiftool, { ...job, ...replaces });
    },
    close: async () => await copies?.close(),
  };
}

/** The file of an image that is changed itself. Through a link it would be another one, in a folder that no one named. */
async function changeable({ key, image }: BatchResult): Promise<{ readonly path: string; readonly replaces: Stats }> {
  if (image?.kind !== "file") {
    throw new OutputError(`${quotePath(key)} is not a file that could be changed. Name a folder for the outputs.`, { path: key });
  }
  const path = resolve(image.path);
  const replaces = await lstat(path);
  if (!replaces.isFile()) {
    const what = replaces.isSymbolicLink() ? "is a link, and the target of a link is not changed" : "is not a file";
    throw new OutputError(`${quotePath(key)} ${what}.`, { path: key });
  }
  await checkChangeable(path);
  return { path, replaces };
}
