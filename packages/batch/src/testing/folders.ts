import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BatchSource } from "../source.js";
import { tinyPicture } from "./pictures.js";

/** A folder that is gone when the test is. */
export function temporaryFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "legenda-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Small pictures in a folder, as sources: `0.png`, `1.png` … */
export function pictureFiles(folder: string, count: number): BatchSource[] {
  return Array.from({ length: count }, (_, number) => {
    const key = `${number}.png`;
    const path = join(folder, key);
    writeFileSync(path, tinyPicture(number));
    return { key, image: { kind: "file", path } };
  });
}
