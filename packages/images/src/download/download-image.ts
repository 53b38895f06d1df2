import { ImageError } from "@legenda/core";
import { type LoadedImage, shortUrl, sniffMediaType } from "@legenda/core/provider";
import { Deadline } from "./deadline.js";
import type { Resolve } from "./guarded-lookup.js";
import { nextHop } from "./next-hop.js";
import { openResponse } from "./open-response.js";
import { readImageBody } from "./read-image-body.js";
import { checkUrl, type UrlPolicy } from "./url-policy.js";

export interface DownloadOptions extends UrlPolicy {
  /**
   * Maximum size of the image, in bytes.
   *
   * @default 20_000_000
   */
  readonly maxBytes?: number;
  /**
   * Maximum time for the whole download with its redirects, in milliseconds.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number;
  /**
   * Maximum time without a new byte, in milliseconds.
   *
   * @default 10_000
   */
  readonly idleTimeoutMs?: number;
  /**
   * Maximum number of redirects to follow.
   *
   * @default 3
   */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal | undefined;
  /** Resolves host names in place of the system. The addresses that it returns are checked as well. */
  readonly resolve?: Resolve;
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Fetches an image from an untrusted URL. All downloads of images from URLs in user input go through this function.
 *
 * Only `http:` and `https:`, no credentials, the usual ports. No connection is made to an address that is not of the
 * public internet, whatever notation, name or redirect leads there; that is checked as the socket connects. Redirects
 * are followed here, with each hop checked, and never from https to http. Bytes and time are limited, compressed
 * bodies are refused, and the first bytes must be those of an image, whatever the headers say. No error contains the
 * response, the query or an address.
 *
 * @throws {ImageError} `"bad-url"`, `"forbidden-url"`, `"download-failed"`, `"timeout"`, `"too-large"` or `"not-an-image"`;
 *   where `signal` aborts, its reason.
 *
 * @example
 * import { downloadImage } from "@legenda/images";
 *
 * const { bytes, mediaType } = await downloadImage("https://example.com/wolf.jpg", { maxBytes: 5_000_000 });
 */
export async function downloadImage(url: string | URL, options: DownloadOptions = {}): Promise<LoadedImage> {
  const { maxBytes = 20_000_000, timeoutMs = 30_000, idleTimeoutMs = 10_000, maxRedirects = 3, signal } = options;
  signal?.throwIfAborted();
  const source = shortUrl(String(url));
  const deadline = new Deadline({ source, timeoutMs, idleTimeoutMs, signal });
  try {
    let at = checkUrl(url, options);
    for (let hops = 0; ; hops++) {
      const response = await openResponse(at, { policy: options, resolve: options.resolve, deadline });
      try {
        const location = response.headers.location;
        if (!REDIRECTS.includes(response.statusCode ?? 0) || location === undefined) {
          const bytes = await readImageBody(response, { source, maxBytes, deadline });
          // The body reader has checked that the bytes are an image.
          return { bytes, mediaType: sniffMediaType(bytes) ?? "application/octet-stream" };
        }
        if (hops >= maxRedirects) {
          throw new ImageError(`${source} redirects more than ${maxRedirects} times.`, { reason: "download-failed", source });
        }
        at = nextHop(at, location, options);
      } finally {
        response.destroy();
      }
    }
  } catch (error) {
    throw deadline.explain(error);
  } finally {
    deadline.clear();
  }
}
