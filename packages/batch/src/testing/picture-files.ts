import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tinyPicture } from "@legenda/test-kit";
import type { BatchSource } from "../source.js";

/** Small pictures in a folder, as sources: `0.png`, `1.png` … */
export function pictureFiles(folder: string, count: number): BatchSource[] {
  return Array.from({ length: count }, (_, number) => {
    const key = `${number}.png`;
    const path = join(folder, key);
    writeFileSync(path, tinyPicture(number));
    return { key, image: { kind: "file", path } };
  });
}
