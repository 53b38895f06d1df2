import { ImageError, type LoadedImage, shortUrl } from "@legenda/core";

/** The one guarded download, of a package that is loaded when the first URL is met and need not be installed. */
export async function download(url: string, signal: AbortSignal | undefined): Promise<LoadedImage> {
  const images = await import("@legenda/images").catch((cause: { code?: string }) => {
    if (cause.code !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new ImageError(
      `${shortUrl(url)} is fetched by @legenda/images, which is not installed. Install it, pass the image's bytes, or let Gemini fetch it: google(id, { urls: "pass" }).`,
      { reason: "bad-url", source: shortUrl(url), cause },
    );
  });
  return images.downloadImage(url, { signal });
}
