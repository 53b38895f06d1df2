import { type ImageSource, image } from "@legenda/core";
import sharp from "sharp";

/** A drawn scene of the kind that the embedded model knows. */
export function scene(shapes: string, size = 288): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="white"/>${shapes}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

const shapes = [
  '<circle cx="60" cy="60" r="44" fill="red"/>',
  '<rect x="180" y="180" width="80" height="80" fill="blue"/>',
  '<circle cx="144" cy="144" r="70" fill="green"/><rect x="20" y="220" width="40" height="40" fill="black"/>',
  '<rect x="10" y="10" width="120" height="120" fill="orange"/>',
];

/** A few scenes that differ. */
export async function scenePictures(): Promise<readonly Buffer[]> {
  return Promise.all(shapes.map((shape) => scene(shape)));
}

export async function scenePicture(index = 0): Promise<ImageSource> {
  return image.bytes(await scene(shapes[index] ?? ""));
}
