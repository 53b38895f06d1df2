import { base64OfBytes, type ImageSource, LegendaError, loadImage, shortUrl, sniffMediaType } from "@legenda/core";

/** What every browser shows, and what can hold no script. */
const shown: readonly string[] = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];

/** Gives the picture of an image as a page shall show it: smaller, in another format, or fetched. */
export type PictureMaker = (image: ImageSource) => PromiseLike<{ readonly bytes: Uint8Array }>;

export interface PictureOptions {
  readonly picture?: PictureMaker | undefined;
  readonly maxBytes: number;
}

/** A picture as a data URI, or why there is none. */
export type Picture = { readonly uri: string } | { readonly missing: string };

/** Puts an image into a page. Its bytes decide what it is; nothing is fetched, and an image that cannot be shown is said to be so. */
export async function pictureOf(image: ImageSource, { picture = inMemory, maxBytes }: PictureOptions): Promise<Picture> {
  try {
    const { bytes } = await picture(image);
    const mediaType = sniffMediaType(bytes);
    if (!mediaType || !shown.includes(mediaType))
      return { missing: `${mediaType ?? "a file of no known format"} is not shown on a page` };
    if (bytes.length > maxBytes) return { missing: `it has ${bytes.length} bytes, and at most ${maxBytes} go into a page` };
    return { uri: `data:${mediaType};base64,${base64OfBytes(bytes)}` };
  } catch (error) {
    if (error instanceof LegendaError) return { missing: error.message };
    throw error;
  }
}

async function inMemory(image: ImageSource): Promise<{ bytes: Uint8Array }> {
  if (image.kind === "url" && !/^data:/i.test(image.url)) throw new LegendaError(`${shortUrl(image.url)} was not fetched`);
  return loadImage(image);
}
