import { embeddedCaption } from "./embedded-caption.js";
import { startExiftool } from "./exiftool.js";
import { languageTag } from "./language-tag.js";

export interface ReadCaptionOptions {
  /** The language of the caption that is looked for, such as `"de"`; without it, any caption counts. */
  readonly language?: string | undefined;
}

/**
 * The caption that an image has in its own metadata: its alt text, else its description (XMP, IPTC-IIM or EXIF). What
 * cameras write there by themselves, such as "OLYMPUS DIGITAL CAMERA", is not a caption. For many images use `withMetadataCaptions`:
 * this starts ExifTool and ends it again.
 *
 * @returns `undefined` if there is none, and for a file whose metadata is not known to hold any (SVG, BMP)
 * @throws {LegendaError} where exiftool-vendored or Perl is not installed
 * @throws {ImageError} where the file cannot be read
 * @example
 * const caption = await readImageCaption("bag.jpg"); // "A brown leather bag"
 */
export async function readImageCaption(path: string, options: ReadCaptionOptions = {}): Promise<string | undefined> {
  const language = options.language === undefined ? undefined : languageTag(options.language);
  const exiftool = await startExiftool(1);
  try {
    return await embeddedCaption(exiftool, path, language);
  } finally {
    await exiftool.end();
  }
}
