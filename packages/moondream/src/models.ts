import type { Capabilities } from "@legenda/core";

/**
 * As Moondream documents it, November 2026: https://docs.moondream.ai. No price was found that is Moondream's own and
 * dated, and none of its pages tells what an image costs in tokens, so neither is here.
 */
export const moondreamCapabilities: Capabilities = {
  images: { mediaTypes: ["image/jpeg", "image/png", "image/gif", "image/webp"], urls: false, maxImages: 1, maxBytes: 10_000_000 },
  structuredOutput: ["prompt"],
  streaming: true,
  params: ["temperature", "topP", "maxTokens"],
};
