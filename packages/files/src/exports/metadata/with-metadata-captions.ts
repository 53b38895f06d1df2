import type { BatchSource, BatchSources } from "@legenda/batch";
import { mapConcurrently } from "../../concurrency.js";
import { embeddedCaption } from "./embedded-caption.js";
import { type Exiftool, startExiftool } from "./exiftool.js";
import { languageTag } from "./language-tag.js";
import type { ReadCaptionOptions } from "./read-image-caption.js";

export interface MetadataCaptionsOptions extends ReadCaptionOptions {
  /** The number of files that are read at the same time, each by a process of about 40 MB. @default 2 */
  readonly concurrency?: number | undefined;
}

/**
 * Adds to sources the captions that their images already have in their metadata, as `readImageCaption` finds them. A caption
 * that a source has itself is kept, and images that are not files stay as they are. A file that cannot be read gets no
 * caption: its call will report what is wrong. ExifTool runs while the sources are read.
 *
 * @throws {LegendaError} while they are read, if exiftool-vendored or Perl is not installed
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
