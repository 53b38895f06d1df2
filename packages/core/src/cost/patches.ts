import { type ImageSize, squares, withinEdge } from "./image-size.js";

const patch = 32;

/** The number of 32 x 32 pixel patches of an image, scaled down to the longest edge and the maximum of patches of a level. */
export function patchesOf(
  size: ImageSize,
  { maxEdge, maxPatches = Number.POSITIVE_INFINITY }: { maxEdge: number; maxPatches?: number },
): number {
  const within = withinEdge(size, maxEdge);
  const count = squares(within, patch);
  if (count <= maxPatches) return count;
  const { width, height } = within;
  // Scaled to the area of the maximum of patches, and further to a whole number of patches along each edge.
  const area = Math.sqrt((patch * patch * maxPatches) / (width * height));
  const across = (width * area) / patch;
  const down = (height * area) / patch;
  const factor = area * Math.min(Math.floor(across) / across, Math.floor(down) / down);
  return squares({ width: Math.max(1, Math.floor(width * factor)), height: Math.max(1, Math.floor(height * factor)) }, patch);
}
