import type { Capabilities } from "@legenda/core";

/** Every model here accepts what `@legenda/images` decodes; none supports generation constrained by a schema. */
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
