import type { Capabilities, ImageDetail, Params } from "@legenda/core";
import type { ImageTokens } from "@legenda/core/provider";
import type { Quirks } from "../quirks.js";

/** What is known of a model, or of the models of one family. */
export interface KnownModel {
  readonly capabilities: Capabilities;
  readonly quirks?: Partial<Quirks>;
}

type Levels = Extract<ImageTokens, { formula: "patches" }>["levels"];
type Level = Levels[ImageDetail];

const mediaTypes = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const maxImages = 1500;

/** A family's capabilities: how far an image is looked at, what it costs, and which parameters there are. */
export function family(
  more: Partial<Capabilities> & { readonly maxEdge?: number; readonly maxPixels?: number } = {},
): Capabilities {
  const { maxEdge, maxPixels, ...rest } = more;
  return {
    images: { mediaTypes, urls: true, maxImages, ...(maxEdge && { maxEdge }), ...(maxPixels && { maxPixels }) },
    structuredOutput: ["schema", "json", "prompt"],
    streaming: true,
    ...rest,
  };
}

/** Reasoning models take no sampling parameters and no stop texts. */
export const reasoning: readonly (keyof Params)[] = ["maxTokens", "seed"];
/** Those whose effort is `none` by default take sampling parameters as long as it stays so. */
export const effortNone: readonly (keyof Params)[] = ["temperature", "topP", "maxTokens", "seed"];

/** Images in tiles; nothing beyond 2048 pixels is seen. */
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

/** The levels of detail of each family, as of November 2026. */
export const levelsOf = {
  /** 5.6 */
  whole: { low: small, high, auto: whole, original: whole },
  /** 5.5 */
  large: { low: small, high, auto: large, original: large },
  /** 5.4: `low` may cost more than `high`. */
  mixed: { low: wide, high, auto: high, original: large },
  /** 5.2 and 4.1-mini: the same at every level. */
  same: { low: wide, high: wide, auto: wide, original: wide },
} as const satisfies Record<string, Levels>;
