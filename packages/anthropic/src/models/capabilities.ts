import type { Capabilities } from "@legenda/core";
import { limits } from "./limits.js";
import { rowOf } from "./table.js";

/** The capabilities of the model with this name. */
export function capabilitiesOf(id: string): Capabilities {
  const { imageTokens, maxImages, sampling, structuredOutput, prices } = rowOf(id);
  return {
    images: {
      mediaTypes: limits.mediaTypes,
      urls: true,
      maxImages,
      maxBytes: (limits.imageBase64 / 4) * 3,
      maxEdge: limits.maxEdge,
    },
    structuredOutput,
    streaming: true,
    params: sampling ? ["temperature", "topP", "maxTokens", "stop"] : ["maxTokens", "stop"],
    ...(imageTokens && { imageTokens }),
    ...(prices && { prices }),
  };
}
