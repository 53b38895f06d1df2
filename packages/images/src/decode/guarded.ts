import { ImageError } from "@legenda/core";
import sharp, { type Sharp, type SharpOptions } from "sharp";
import { type CheckedImage, checkImage } from "./check-image.js";
import { type DecodeLimits, defaultLimits } from "./decode-limits.js";
import { named, toImageError } from "./to-image-error.js";

/** Warnings of libjpeg about files that are whole and drawn right by everything: cameras and editors write them. */
const HARMLESS =
  /Invalid SOS parameters|extraneous bytes before marker|unknown JFIF revision|Unknown Adobe color transform|Inconsistent progression|^Warning treated as error/;

/**
 * The one way from bytes to sharp: checks, opens the first frame upright under the limits, and turns every
 * failure into an `ImageError`.
 *
 * @param work makes its output from the opened image; it may run twice
 */
export async function guarded<T>(
  bytes: Uint8Array,
  limits: DecodeLimits,
  work: (open: () => Sharp, checked: CheckedImage) => Promise<T>,
): Promise<T> {
  const { signal, maxPixels = defaultLimits.maxPixels, timeoutMs = defaultLimits.timeoutMs, source } = limits;
  signal?.throwIfAborted();
  let checked: CheckedImage | undefined;
  try {
    const image = checkImage(bytes, limits);
    checked = image;
    const run = async (failOn: "warning" | "error") => {
      const options: SharpOptions = { failOn, limitInputPixels: maxPixels, autoOrient: true, page: 0, pages: 1 };
      await checkLoader(image, options);
      const seconds = Math.min(3600, Math.max(1, Math.ceil(timeoutMs / 1000)));
      return work(() => sharp(image.bytes, options).timeout({ seconds }), image);
    };
    const result = run("warning").catch((error: unknown) => {
      // Damage that only warns is damage all the same, and has a line of its own.
      if (error instanceof Error && error.message.split("\n").every((line) => HARMLESS.test(line))) return run("error");
      throw error;
    });
    return await orStopped(result, { signal, timeoutMs });
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof ImageError) throw named(error, source);
    throw toImageError(error, { bytes, mediaType: checked?.mediaType, source });
  }
}

/**
 * libvips sniffs for itself. Its choice must be the one that was checked, or a file made to look like two formats
 * could choose a loader that was not.
 */
async function checkLoader({ bytes, loader, mediaType }: CheckedImage, options: SharpOptions): Promise<void> {
  const { format } = await sharp(bytes, options).metadata();
  if (format !== loader) {
    throw new ImageError(`The file is made to look like ${mediaType} and ${format} at once.`, {
      reason: "unsupported-type",
      mediaType,
    });
  }
}

/** The work, or the abort or the time limit if one comes first: some native work does not look at the clock (SVG). */
function orStopped<T>(
  work: Promise<T>,
  { signal, timeoutMs }: { signal: AbortSignal | undefined; timeoutMs: number },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason);
    const late = () => reject(new ImageError(`The image takes more than ${timeoutMs} ms to decode.`, { reason: "timeout" }));
    const timer = setTimeout(late, timeoutMs);
    signal?.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    });
  });
}
