import type { ImageTokens, Model } from "../model.js";
import { cellsOf, cellsSize } from "./cells.js";
import { type ImageSize, squares, withinEdge, withinShortEdge } from "./image-size.js";
import { patchesOf } from "./patches.js";

/**
 * Computes the number of tokens of an image for a model, before anything is sent, by the vendor's own rule;
 * `undefined` where the rule is unknown.
 *
 * @param size width and height in pixels, and the detail of the image part
 * @throws {RangeError} for a width or height that is not positive
 * @example
 * tokensFor(openai("gpt-4o-mini"), { width: 1024, height: 1024, detail: "low" }); // 2833
 */
export function tokensFor({ capabilities }: Pick<Model, "capabilities">, size: ImageSize): number | undefined {
  if (!(size.width > 0 && size.height > 0 && Number.isFinite(size.width * size.height))) {
    throw new RangeError(`${size.width} x ${size.height} pixels is not the size of an image.`);
  }
  return capabilities.imageTokens && tokensBy(capabilities.imageTokens, size);
}

function tokensBy(rule: ImageTokens, size: ImageSize): number {
  const { detail = "auto" } = size;
  switch (rule.formula) {
    case "tiles":
      return rule.base + (detail === "low" ? 0 : rule.tile * squares(withinShortEdge(withinEdge(size, 2048), 768), 512));
    case "patches":
      return wholeTokens(rule.multiplier * patchesOf(size, rule.levels[detail]));
    case "cells":
      return cellsOf(cellsSize(size, rule));
    case "crops":
      return 258 * (size.width <= 384 && size.height <= 384 ? 1 : squares(size, cropEdge(size)));
    case "levels":
      return rule.levels[detail];
    case "scaled":
      return wholeTokens(rule.perUnit * units(size.width / rule.unit) * units(size.height / rule.unit));
    default:
      throw new TypeError(`Unknown rule for image tokens: ${(rule satisfies never as { formula: unknown }).formula}`);
  }
}

const cropEdge = ({ width, height }: ImageSize): number => Math.max(1, Math.floor(Math.min(width, height) / 1.5));

const units = (count: number): number => Math.min(2, Math.max(1, count));

/** Rounds up, but ignores fractions that are only floating-point errors. */
const wholeTokens = (tokens: number): number => Math.ceil(tokens - 1e-6);
