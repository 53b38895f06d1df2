import { type ImageSize, squares } from "./image-size.js";

const cell = 28;

export interface CellLimits {
  readonly maxEdge: number;
  readonly maxTokens: number;
}

/** The size to which an image is scaled down: the largest one with its aspect ratio whose cells of 28 x 28 pixels are within the limits. */
export function cellsSize(size: ImageSize, limits: CellLimits): { readonly width: number; readonly height: number } {
  if (fits(size, limits)) return size;
  if (size.height > size.width) {
    const { width, height } = cellsSize({ width: size.height, height: size.width }, limits);
    return { width: height, height: width };
  }
  const ratio = size.width / size.height;
  const sizeAt = (width: number) => ({ width, height: Math.max(1, Math.round(width / ratio)) });
  let fitting = 1;
  let tooLarge = Math.ceil(size.width);
  while (tooLarge - fitting > 1) {
    const middle = Math.floor((fitting + tooLarge) / 2);
    if (fits(sizeAt(middle), limits)) fitting = middle;
    else tooLarge = middle;
  }
  return sizeAt(fitting);
}

function fits(size: ImageSize, { maxEdge, maxTokens }: CellLimits): boolean {
  const covered = (edge: number) => Math.ceil(edge / cell) * cell;
  return covered(size.width) <= maxEdge && covered(size.height) <= maxEdge && cellsOf(size) <= maxTokens;
}

/** The number of cells that cover the size. */
export const cellsOf = (size: ImageSize): number => squares(size, cell);
