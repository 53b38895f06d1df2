import { resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import type { ImageSource } from "@legenda/core";
import { KeyNumbers } from "./key-numbers.js";
import { sourcesFromInputs } from "./sources-from-inputs.js";
import type { SourcesOptions } from "./sources-options.js";

/**
 * The images that a command line names, in its order: folders, image files, lists (`.txt`), tables (`.csv`, `.tsv`, `.jsonl`,
 * `.ndjson`), globs (`!` excludes), http(s) URLs, and `-` for a stream.
 *
 * With one input, keys are those of its own source. With several, the keys of files are relative to the working folder, so
 * `photos/bag.jpg` and `more/bag.jpg` are distinct; a file that two inputs name comes out once.
 *
 * @throws {DefinitionError} immediately, if an input is missing; when they are read, before the first image, if a glob matches
 * nothing or a table has no image column
 * @example
 * sources(["photos", "more/*.png", "products.csv"], { ignore: ["drafts"] });
 */
export function sources(inputs: readonly string[], options: SourcesOptions = {}): AsyncIterable<BatchSource> {
  const parts = sourcesFromInputs(inputs, options, resolve(options.cwd ?? "."));
  return {
    async *[Symbol.asyncIterator]() {
      for (const part of parts) await part.check?.();
      const [only, other] = parts;
      if (only && !other) {
        yield* only.sources;
        return;
      }
      const keys = new KeyNumbers();
      /** The locations of images: a file that two inputs name is one image, unless a row of a table says more about it. */
      const places = new Set<string>();
      for (const part of parts) {
        for await (const source of part.sources) {
          const place = part.named === "place" ? placeOf(source.image) : "";
          if (place !== "" && places.has(place)) continue;
          if (place !== "") places.add(place);
          yield { ...source, key: keys.take(source.key) };
        }
      }
    },
  };
}

const placeOf = (image: ImageSource): string => (image.kind === "file" ? image.path : image.kind === "url" ? image.url : "");
