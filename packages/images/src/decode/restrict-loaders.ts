import sharp from "sharp";

const LOADERS = ["Jpeg", "Png", "Webp", "Nsgif", "Heif", "Tiff"];

/**
 * Switches off, for the whole process, every decoder of libvips but those of JPEG, PNG, WebP, GIF, AVIF and TIFF.
 * `decodePixels` and `fitImage` never use another in any case; this is one more wall for a server that shows
 * strangers' bytes to sharp elsewhere too. It changes sharp for everybody in the process, so it is never done unasked.
 *
 * @example
 * import { restrictLoaders } from "@legenda/images";
 *
 * restrictLoaders();
 */
export function restrictLoaders(options: { svg?: boolean } = {}): void {
  sharp.block({ operation: ["VipsForeignLoad"] });
  const allowed = options.svg ? [...LOADERS, "Svg"] : LOADERS;
  sharp.unblock({ operation: allowed.map((name) => `VipsForeignLoad${name}`) });
}
