import { effortNone, family, type KnownModel, levelsOf, patches, reasoning, tiles } from "./families.js";

const breakpoints = { cacheBreakpoints: true } as const;

/**
 * What is known of each model, as of November 2026: how images are sized and what they cost, which
 * parameters there are, which ways of structured output. A dated snapshot is its model.
 *
 * @see https://developers.openai.com/api/docs/guides/images-vision
 */
export const models: Readonly<Record<string, KnownModel>> = {
  // How many tokens a patch of these costs is not known.
  "gpt-6-astra": { capabilities: family({ params: reasoning, maxEdge: 65_535, maxPixels: 30_000_000 }), quirks: breakpoints },
  "gpt-6.1-sol": { capabilities: family({ params: reasoning, maxEdge: 65_535, maxPixels: 30_000_000 }), quirks: breakpoints },
  "gpt-6.1-terra": { capabilities: family({ params: reasoning, maxEdge: 65_535, maxPixels: 30_000_000 }), quirks: breakpoints },
  "gpt-6-sol": { capabilities: family({ params: reasoning, maxEdge: 65_535, maxPixels: 30_000_000 }), quirks: breakpoints },
  "gpt-6-luna": { capabilities: family({ params: reasoning, maxEdge: 65_535, maxPixels: 30_000_000 }), quirks: breakpoints },

  "gpt-5.6-sol": { capabilities: family({ params: reasoning, ...patches(1.2, levelsOf.whole) }), quirks: breakpoints },
  "gpt-5.6-terra": { capabilities: family({ params: reasoning, ...patches(1.2, levelsOf.whole) }), quirks: breakpoints },
  "gpt-5.6-luna": { capabilities: family({ params: reasoning, ...patches(1.2, levelsOf.whole) }), quirks: breakpoints },
  "gpt-5.5": { capabilities: family({ params: reasoning, ...patches(1.2, levelsOf.large) }) },
  "gpt-5.4": { capabilities: family({ params: effortNone, ...patches(1.2, levelsOf.mixed) }) },
  "gpt-5.4-mini": { capabilities: family({ params: effortNone, ...patches(1.2, levelsOf.mixed) }) },
  "gpt-5.4-nano": { capabilities: family({ params: effortNone, ...patches(1.2, levelsOf.mixed) }) },
  "gpt-5.2": { capabilities: family({ params: effortNone, ...patches(1.2, levelsOf.same) }) },
  "gpt-5.2-chat-latest": { capabilities: family() },
  "gpt-5.1": { capabilities: family({ params: effortNone, ...tiles(70, 140) }) },
  "gpt-5.1-chat-latest": { capabilities: family() },
  "gpt-5": { capabilities: family({ params: reasoning, ...tiles(70, 140) }) },
  "gpt-5-chat-latest": { capabilities: family({ ...tiles(70, 140) }) },
  // Patches too, but after how many an image is made smaller is no longer told.
  "gpt-5-mini": { capabilities: family({ params: reasoning, maxEdge: 2048 }) },
  "gpt-5-nano": { capabilities: family({ params: reasoning, maxEdge: 2048 }) },
  "o4-mini": { capabilities: family({ params: reasoning, maxEdge: 2048 }) },
  "gpt-4.1-nano": { capabilities: family({ maxEdge: 2048 }) },

  "gpt-4.1": { capabilities: family(tiles(85, 170)) },
  "gpt-4.1-mini": { capabilities: family(patches(1.62, levelsOf.same)) },
  "gpt-4o": { capabilities: family(tiles(85, 170)) },
  // From before there were JSON schemas.
  "gpt-4o-2024-05-13": { capabilities: family({ ...tiles(85, 170), structuredOutput: ["json", "prompt"] }) },
  "gpt-4o-mini": { capabilities: family(tiles(2833, 5667)) },
  "chatgpt-4o-latest": { capabilities: family({ ...tiles(85, 170), structuredOutput: ["json", "prompt"] }) },
  "gpt-4-turbo": { capabilities: family({ ...tiles(85, 170), structuredOutput: ["json", "prompt"] }) },
  o3: { capabilities: family({ params: reasoning, ...tiles(75, 150) }) },
  o1: { capabilities: family({ params: reasoning, ...tiles(75, 150) }) },
};
