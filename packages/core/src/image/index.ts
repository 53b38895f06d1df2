export { base64OfBytes, bytesOfBase64 } from "./base64.js";
export { type LoadedImage, type LoadImageOptions, loadImage } from "./load.js";
export { type ImageMediaType, sniffLength, sniffMediaType } from "./sniff.js";
export { image, isImageSource, shortUrl, toImageSource } from "./source.js";
