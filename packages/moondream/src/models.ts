import type { Capabilities } from "@legenda/core";

/**
 * According to https://docs.moondream.ai in November 2026. Moondream publishes neither dated prices nor the tokens of an
 * image, so both are omitted.
 */
export const moondreamCapabilities: Capabilities = {
  images: { mediaTypes: ["image/jpeg", "image/png", "image/gif", "image/webp"], urls: false, maxImages: 1, maxBytes: 10_000_000 },
  structuredOutput: ["prompt"],
  streaming: true,
  params: ["temperature", "topP", "maxTokens"],
};
