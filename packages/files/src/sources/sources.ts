import { resolve } from "node:path";
import type { BatchSource } from "@legenda/batch";
import type { ImageSource } from "@legenda/core";
import { KeyNumbers } from "./key-numbers.js";
import { sourcesFromInputs } from "./sources-from-inputs.js";
import type { SourcesOptions } from "./sources-options.js";

/**
 * The images of what a command line names: folders, image files, lists (`.txt`), tables (`.csv`, `.tsv`, `.jsonl`,
 * `.ndjson`), globs (`!` leaves out), http(s) URLs, and `-` for a stream; one after the other.
 *
 * With one input, keys are as its own source has them. With several, those of files are relative to the working folder, so
 * that `photos/bag.jpg` and `more/bag.jpg` are told apart; a file that two inputs name comes out once.
 *
 * @throws {DefinitionError} at once, where an input is missing; when they are read, before the first image, where a glob
 * matches nothing or a table has no image column
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
      /** Where images have come from: a file that two inputs name is one image, where no row of a table says more of it. */
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
