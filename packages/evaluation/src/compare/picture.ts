import { type ImageSource, LegendaError } from "@legenda/core";
import { base64OfBytes, loadImage, shortUrl, sniffMediaType } from "@legenda/core/provider";

/** The formats that every browser shows and that cannot contain scripts. */
const pageFormats: readonly string[] = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];

/** Returns the picture that a page shows for an image: smaller, in another format, or downloaded. */
export type PictureMaker = (image: ImageSource) => PromiseLike<{ readonly bytes: Uint8Array }>;

export interface PictureOptions {
  readonly picture?: PictureMaker | undefined;
  readonly maxBytes: number;
}

/** A picture as a data URI, or why there is none. */
export type Picture = { readonly uri: string } | { readonly missing: string };

/** Prepares an image for a page. Its format is read from its bytes, and nothing is downloaded. */
export async function pictureOf(image: ImageSource, { picture = localPicture, maxBytes }: PictureOptions): Promise<Picture> {
  try {
    const { bytes } = await picture(image);
    const mediaType = sniffMediaType(bytes);
    if (!mediaType || !pageFormats.includes(mediaType))
      return { missing: `${mediaType ?? "a file in an unknown format"} cannot be shown on the page` };
    if (bytes.length > maxBytes) return { missing: `it has ${bytes.length} bytes, and at most ${maxBytes} are allowed` };
    return { uri: `data:${mediaType};base64,${base64OfBytes(bytes)}` };
  } catch (error) {
    if (error instanceof LegendaError) return { missing: error.message };
    throw error;
  }
}

async function localPicture(image: ImageSource): Promise<{ bytes: Uint8Array }> {
  if (image.kind === "url" && !/^data:/i.test(image.url)) throw new LegendaError(`${shortUrl(image.url)} was not downloaded`);
  return loadImage(image);
}
