import type { BatchSource, BatchSources } from "@legenda/batch";
import { mapConcurrently } from "../../concurrency.js";
import { embeddedCaption } from "./embedded-caption.js";
import { type Exiftool, startExiftool } from "./exiftool.js";
import { languageTag } from "./language-tag.js";
import type { ReadCaptionOptions } from "./read-image-caption.js";

export interface MetadataCaptionsOptions extends ReadCaptionOptions {
  /** How many files are read at the same time, each by a process of some 40 MB; 2 unless told otherwise. */
  readonly concurrency?: number | undefined;
}

/**
 * Sources with the captions that their images have already in their own metadata, as `readImageCaption` finds them. What a
 * source says itself stays, and so do images that are no files. A file that cannot be read stays without: its call
 * will tell what is wrong with it. ExifTool runs while the sources are read.
 *
 * @throws {LegendaError} while they are read, where exiftool-vendored or Perl is not installed
 * @example
 * withMetadataCaptions(folder("photos"), { language: "en" });
 */
export function withMetadataCaptions(sources: BatchSources, options: MetadataCaptionsOptions = {}): AsyncIterable<BatchSource> {
  const { concurrency = 2 } = options;
  const language = options.language === undefined ? undefined : languageTag(options.language);
  return {
    async *[Symbol.asyncIterator]() {
      const exiftool = await startExiftool(concurrency);
      try {
        yield* mapConcurrently(sources, (source) => withCaption(source, exiftool, language), { concurrency });
      } finally {
        await exiftool.end();
      }
    },
  };
}

async function withCaption(source: BatchSource, exiftool: Exiftool, language: string | undefined): Promise<BatchSource> {
  const { image, problem, existing } = source;
  if (problem || existing !== undefined || image.kind !== "file") return source;
  const caption = await embeddedCaption(exiftool, image.path, language).catch(() => undefined);
  return caption === undefined ? source : { ...source, existing: caption };
}
