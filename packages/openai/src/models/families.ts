import type { Capabilities, ImageDetail, Params } from "@legenda/core";
import type { ImageTokens } from "@legenda/core/provider";
import type { Quirks } from "../quirks.js";

/** The data of one model, or of the models of one family. */
export interface KnownModel {
  readonly capabilities: Capabilities;
  readonly quirks?: Partial<Quirks>;
}

type Levels = Extract<ImageTokens, { formula: "patches" }>["levels"];
type Level = Levels[ImageDetail];

const mediaTypes = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const maxImages = 1500;

/** The capabilities of a family: the defaults of all OpenAI models, with the family's own limits, image tokens and parameters. */
export function capabilitiesOf(
  overrides: Partial<Capabilities> & { readonly maxEdge?: number; readonly maxPixels?: number } = {},
): Capabilities {
  const { maxEdge, maxPixels, ...rest } = overrides;
  return {
    images: { mediaTypes, urls: true, maxImages, ...(maxEdge && { maxEdge }), ...(maxPixels && { maxPixels }) },
    structuredOutput: ["schema", "json", "prompt"],
    streaming: true,
    ...rest,
  };
}

/** The parameters of reasoning models, which accept neither sampling parameters nor stop sequences. */
export const reasoningParams: readonly (keyof Params)[] = ["maxTokens", "seed"];
/** The parameters of reasoning models whose default effort is `none`: while it is, they accept sampling parameters. */
export const effortNoneParams: readonly (keyof Params)[] = ["temperature", "topP", "maxTokens", "seed"];

/** Images in tiles; they are scaled down to 2048 pixels. */
export const tiles = (base: number, tile: number) => ({ maxEdge: 2048, imageTokens: { formula: "tiles", base, tile } }) as const;

/** Images in patches of 32 x 32. */
export function patches(
  multiplier: number,
  levels: Levels,
): { readonly maxEdge: number; readonly maxPixels?: number; readonly imageTokens: ImageTokens } {
  const open = Object.values(levels).some(({ maxPatches, maxEdge }) => maxPatches === undefined && maxEdge > 2048);
  return {
    maxEdge: Math.max(...Object.values(levels).map(({ maxEdge }) => maxEdge)),
    // More than 30,000 patches are refused; the edges may begin new ones.
    ...(open && { maxPixels: 30_000_000 }),
    imageTokens: { formula: "patches", multiplier, levels },
  };
}

const small: Level = { maxEdge: 512 };
const high: Level = { maxEdge: 2048, maxPatches: 2500 };
const wide: Level = { maxEdge: 2048, maxPatches: 6144 };
const large: Level = { maxEdge: 6000, maxPatches: 10_000 };
const whole: Level = { maxEdge: 65_535 };

/** The levels of detail of each generation, as of November 2026. */
export const detailLevels = {
  gpt56: { low: small, high, auto: whole, original: whole },
  gpt55: { low: small, high, auto: large, original: large },
  /** `low` may cost more than `high`. */
  gpt54: { low: wide, high, auto: high, original: large },
  /** Also for gpt-4.1-mini: the same at every level. */
  gpt52: { low: wide, high: wide, auto: wide, original: wide },
} as const satisfies Record<string, Levels>;
