/**
 * Images for vision-language models: read their size, decode, download and fit them, safely.
 *
 * @module
 */
export type { DecodeLimits } from "./decode/decode-limits.js";
export { type DecodeOptions, decodePixels, type Pixels } from "./decode/decode-pixels.js";
export { type DownloadOptions, downloadImage } from "./download/download-image.js";
export type { Resolve } from "./download/guarded-lookup.js";
export type { UrlPolicy } from "./download/url-policy.js";
export { type FitLimits, type FitOptions, type FittedImage, fitImage } from "./fit/fit-image.js";
export type { FittedOptions } from "./fit/fit-request.js";
export { fitted } from "./fit/fitted.js";
export { colourDistance } from "./hash/colour-distance.js";
export { hammingDistance } from "./hash/hamming-distance.js";
export { perceptualHash } from "./hash/perceptual-hash.js";
export type { Orientation } from "./header/exif-orientation.js";
export { type ImageHeader, readDimensions } from "./header/read-dimensions.js";
