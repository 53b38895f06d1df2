import type { Capabilities } from "@legenda/core";
import type { ImageTokens } from "@legenda/core/provider";
import type { GoogleOptions } from "./options.js";
import { pricesOf } from "./prices.js";

/** The differences between generations of Gemini, as of November 2026. */
export interface ModelTraits {
  /** Whether each image can have its own resolution, which alone determines its tokens. */
  readonly partResolution: boolean;
  /** Whether schemas are sent as JSON Schema. */
  readonly jsonSchema: boolean;
  readonly imageTokens?: ImageTokens;
}

/** @see https://ai.google.dev/gemini-api/docs/media-resolution */
const levels: ImageTokens = { formula: "levels", levels: { low: 280, high: 1120, auto: 1120, original: 2240 } };
/** @see https://ai.google.dev/gemini-api/docs/tokens */
const crops: ImageTokens = { formula: "crops" };

const generations: readonly { readonly from: number; readonly traits: ModelTraits }[] = [
  { from: 3, traits: { partResolution: true, jsonSchema: true, imageTokens: levels } },
  { from: 2.5, traits: { partResolution: false, jsonSchema: true, imageTokens: crops } },
  { from: 0, traits: { partResolution: false, jsonSchema: false, imageTokens: crops } },
];

/** Gemma has its own image tokens, and no resolution. */
const gemma: ModelTraits = { partResolution: false, jsonSchema: true };

/** A name without a number, such as `gemini-flash-latest` or that of a tuned model, is treated as the newest. */
export function traitsOf(id: string): ModelTraits {
  const name = id.slice(id.lastIndexOf("/") + 1);
  if (name.startsWith("gemma")) return gemma;
  const version = Number(/^gemini-(\d+(?:\.\d+)?)/.exec(name)?.[1] ?? Number.POSITIVE_INFINITY);
  return generations.find(({ from }) => version >= from)?.traits ?? gemma;
}

/** As of November 2026: https://ai.google.dev/gemini-api/docs/image-understanding and /file-input-methods. */
export function capabilitiesOf(id: string, urls: GoogleOptions["urls"] = "fetch"): Capabilities {
  const { imageTokens } = traitsOf(id);
  const prices = pricesOf(id);
  return {
    images: {
      mediaTypes: ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"],
      urls: urls === "pass",
      maxImages: 3600,
      // A request may have 100 MB, and base64 turns three bytes into four.
      maxBytes: 70_000_000,
    },
    structuredOutput: ["schema", "json", "prompt"],
    streaming: true,
    ...(imageTokens && { imageTokens }),
    ...(prices && { prices }),
  };
}
