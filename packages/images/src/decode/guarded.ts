import { ImageError } from "@legenda/core";
import sharp, { type Sharp, type SharpOptions } from "sharp";
import { type CheckedImage, checkImage } from "./check-image.js";
import { type DecodeLimits, defaultLimits } from "./decode-limits.js";
import { named, toImageError } from "./to-image-error.js";

/** Warnings of libjpeg about intact files that every viewer displays correctly: cameras and editors write them. */
const HARMLESS =
  /Invalid SOS parameters|extraneous bytes before marker|unknown JFIF revision|Unknown Adobe color transform|Inconsistent progression|^Warning treated as error/;

/**
 * The only way from bytes to sharp: checks, opens the first frame upright within the limits, and turns every
 * failure into an `ImageError`.
 *
 * @param work produces the result from the opened image; it may run twice
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
      // Real damage that only causes a warning has a line of its own.
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
 * libvips detects the format by itself. It must agree with the checked format: otherwise a file made to look like two formats
 * could select a loader that was not checked.
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

/** Settles with the work, the abort or the time limit, whichever is first: some native work ignores the limit (SVG). */
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
