import { ImageError } from "../errors/image-error.js";
import type { LoadedImage } from "../image/load.js";
import { shortUrl } from "../image/source.js";

interface Downloads {
  downloadImage(url: string, options: { readonly signal?: AbortSignal | undefined }): Promise<LoadedImage>;
}

/**
 * The one guarded download, of a package that is loaded when the first URL is met and need not be installed.
 *
 * @param load imports the package
 * @param wayOut what to do without it, after "Install it, "
 * @example
 * const download = optionalDownload(() => import("@legenda/images"), "or pass the image's bytes.");
 */
export function optionalDownload(
  load: () => Promise<Downloads>,
  wayOut: string,
): (url: string, signal: AbortSignal | undefined) => Promise<LoadedImage> {
  return async (url, signal) => {
    const images = await load().catch((cause: { code?: string }) => {
      // Installed and broken is another matter, with an error of its own.
      if (cause.code !== "ERR_MODULE_NOT_FOUND") throw cause;
      throw new ImageError(`${shortUrl(url)} is fetched by @legenda/images, which is not installed. Install it, ${wayOut}`, {
        reason: "bad-url",
        source: shortUrl(url),
        cause,
      });
    });
    return images.downloadImage(url, { signal });
  };
}
