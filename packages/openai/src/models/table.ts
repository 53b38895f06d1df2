import { capabilitiesOf, detailLevels, effortNoneParams, type KnownModel, patches, reasoningParams, tiles } from "./families.js";

const breakpoints = { cacheBreakpoints: true } as const;

/**
 * The data of each model, as of November 2026: sizes and tokens of images, parameters, and modes of structured output.
 * A dated snapshot has the data of its model.
 *
 * @see https://developers.openai.com/api/docs/guides/images-vision
 */
export const models: Readonly<Record<string, KnownModel>> = {
  // The tokens per patch of these models are not known.
  "gpt-6-astra": {
    capabilities: capabilitiesOf({ params: reasoningParams, maxEdge: 65_535, maxPixels: 30_000_000 }),
    quirks: breakpoints,
  },
  "gpt-6.1-sol": {
    capabilities: capabilitiesOf({ params: reasoningParams, maxEdge: 65_535, maxPixels: 30_000_000 }),
    quirks: breakpoints,
  },
  "gpt-6.1-terra": {
    capabilities: capabilitiesOf({ params: reasoningParams, maxEdge: 65_535, maxPixels: 30_000_000 }),
    quirks: breakpoints,
  },
  "gpt-6-sol": {
    capabilities: capabilitiesOf({ params: reasoningParams, maxEdge: 65_535, maxPixels: 30_000_000 }),
    quirks: breakpoints,
  },
  "gpt-6-luna": {
    capabilities: capabilitiesOf({ params: reasoningParams, maxEdge: 65_535, maxPixels: 30_000_000 }),
    quirks: breakpoints,
  },

  "gpt-5.6-sol": {
    capabilities: capabilitiesOf({ params: reasoningParams, ...patches(1.2, detailLevels.gpt56) }),
    quirks: breakpoints,
  },
  "gpt-5.6-terra": {
    capabilities: capabilitiesOf({ params: reasoningParams, ...patches(1.2, detailLevels.gpt56) }),
    quirks: breakpoints,
  },
  "gpt-5.6-luna": {
    capabilities: capabilitiesOf({ params: reasoningParams, ...patches(1.2, detailLevels.gpt56) }),
    quirks: breakpoints,
  },
  "gpt-5.5": { capabilities: capabilitiesOf({ params: reasoningParams, ...patches(1.2, detailLevels.gpt55) }) },
  "gpt-5.4": { capabilities: capabilitiesOf({ params: effortNoneParams, ...patches(1.2, detailLevels.gpt54) }) },
  "gpt-5.4-mini": { capabilities: capabilitiesOf({ params: effortNoneParams, ...patches(1.2, detailLevels.gpt54) }) },
  "gpt-5.4-nano": { capabilities: capabilitiesOf({ params: effortNoneParams, ...patches(1.2, detailLevels.gpt54) }) },
  "gpt-5.2": { capabilities: capabilitiesOf({ params: effortNoneParams, ...patches(1.2, detailLevels.gpt52) }) },
  "gpt-5.2-chat-latest": { capabilities: capabilitiesOf() },
  "gpt-5.1": { capabilities: capabilitiesOf({ params: effortNoneParams, ...tiles(70, 140) }) },
  "gpt-5.1-chat-latest": { capabilities: capabilitiesOf() },
  "gpt-5": { capabilities: capabilitiesOf({ params: reasoningParams, ...tiles(70, 140) }) },
  "gpt-5-chat-latest": { capabilities: capabilitiesOf({ ...tiles(70, 140) }) },
  // Patches too, but their maximum is no longer documented.
  "gpt-5-mini": { capabilities: capabilitiesOf({ params: reasoningParams, maxEdge: 2048 }) },
  "gpt-5-nano": { capabilities: capabilitiesOf({ params: reasoningParams, maxEdge: 2048 }) },
  "o4-mini": { capabilities: capabilitiesOf({ params: reasoningParams, maxEdge: 2048 }) },
  "gpt-4.1-nano": { capabilities: capabilitiesOf({ maxEdge: 2048 }) },

  "gpt-4.1": { capabilities: capabilitiesOf(tiles(85, 170)) },
  "gpt-4.1-mini": { capabilities: capabilitiesOf(patches(1.62, detailLevels.gpt52)) },
  "gpt-4o": { capabilities: capabilitiesOf(tiles(85, 170)) },
  // Older than support for JSON schemas.
  "gpt-4o-2024-05-13": { capabilities: capabilitiesOf({ ...tiles(85, 170), structuredOutput: ["json", "prompt"] }) },
  "gpt-4o-mini": { capabilities: capabilitiesOf(tiles(2833, 5667)) },
  "chatgpt-4o-latest": { capabilities: capabilitiesOf({ ...tiles(85, 170), structuredOutput: ["json", "prompt"] }) },
  "gpt-4-turbo": { capabilities: capabilitiesOf({ ...tiles(85, 170), structuredOutput: ["json", "prompt"] }) },
  o3: { capabilities: capabilitiesOf({ params: reasoningParams, ...tiles(75, 150) }) },
  o1: { capabilities: capabilitiesOf({ params: reasoningParams, ...tiles(75, 150) }) },
};
