import type { Capabilities } from "@legenda/core";

/** What is decoded by `@legenda/images` can be seen by every model here; none is built to write by a schema. */
export const localCapabilities: Capabilities = {
  images: {
    mediaTypes: ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/tiff"],
    urls: false,
    maxBytes: 50_000_000,
    maxPixels: 100_000_000,
  },
  structuredOutput: ["prompt"],
  streaming: true,
};
