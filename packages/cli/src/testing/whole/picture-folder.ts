import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tinyPicture } from "@legenda/test-kit";
import { parse } from "csv-parse/sync";

/** The file of a picture, by its number: their order is that of the numbers. */
export const nameOf = (number: number): string => `${String(number).padStart(3, "0")}.png`;

/** Writes pictures into the folder `images`, and gives their bytes. */
export function writePictures(project: string, count: number): Buffer[] {
  mkdirSync(join(project, "images"));
  return Array.from({ length: count }, (_, number) => {
    const bytes = tinyPicture(number);
    writeFileSync(join(project, "images", nameOf(number)), bytes);
    return bytes;
  });
}

/** The rows of `captions.csv`, by its columns. */
export function rowsOf(project: string): Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(project, "captions.csv")), { columns: true }) as Record<string, string>[];
}
