import type { Capabilities, ImageCapabilities } from "@legenda/core";
import { limits } from "./limits.js";
import { rowOf } from "./table.js";

/** What is known better than the table knows it: for a gateway, a cloud, or a model that is newer than this package. */
export interface CapabilityOverrides extends Partial<Omit<Capabilities, "images">> {
  readonly images?: Partial<ImageCapabilities>;
}

export function capabilitiesOf(id: string, { images, ...overrides }: CapabilityOverrides = {}): Capabilities {
  const { imageTokens, maxImages, sampling, structuredOutput, prices } = rowOf(id);
  return {
    images: {
      mediaTypes: limits.mediaTypes,
      urls: true,
      maxImages,
      maxBytes: (limits.imageBase64 / 4) * 3,
      maxEdge: limits.maxEdge,
      ...images,
    },
    structuredOutput,
    streaming: true,
    params: sampling ? ["temperature", "topP", "maxTokens", "stop"] : ["maxTokens", "stop"],
    ...(imageTokens && { imageTokens }),
    ...(prices && { prices }),
    ...overrides,
  };
}
