import { ImageError } from "../errors/image-error.js";
import type { LoadedImage } from "../image/load.js";
import { shortUrl } from "../image/source.js";

interface Downloads {
  readonly downloadImage?: (url: string, options: { readonly signal?: AbortSignal | undefined }) => Promise<LoadedImage>;
  /** Why the package could not be imported. */
  readonly cause?: unknown;
}

/**
 * Creates the guarded download of `@legenda/images`, an optional package that is loaded for the first URL.
 *
 * @param load imports the package by its literal name within `try`, so that every bundler accepts its absence, and
 *   returns the `cause` where that fails
 * @param advice what to do without it, after "Install it, "
 */
export function optionalDownload(
  load: () => Promise<Downloads>,
  advice: string,
): (url: string, signal: AbortSignal | undefined) => Promise<LoadedImage> {
  return async (url, signal) => {
    const { downloadImage, cause } = await load();
    if (downloadImage) return downloadImage(url, { signal });
    const source = shortUrl(url);
    // A package that is installed but broken has its own error.
    if (cause !== undefined && (cause as { readonly code?: unknown }).code !== "ERR_MODULE_NOT_FOUND") throw cause;
    const reason =
      cause === undefined ? "which this runtime cannot load. Fetch it yourself," : "which is not installed. Install it,";
    throw new ImageError(`${source} is fetched by @legenda/images, ${reason} ${advice}`, { reason: "bad-url", source, cause });
  };
}
