import type { BatchResult } from "@legenda/batch";
import { captionParts } from "../caption-parts.js";
import { isFindingList } from "../findings/is-finding-list.js";
import { primaryKey } from "../primary-key.js";

/**
 * The results with a person's captions in place of those that they changed, such as the `review.csv` of the page for
 * review. An image that had failed, or has no answer, gets the person's caption as one that it has.
 *
 * @param captions by the images' keys, as `captionsByKey` reads them; a caption that is empty changes nothing
 * @example
 * import { readJournal } from "@legenda/batch";
 * import { captionsByKey, withReview, writeCsv } from "@legenda/files";
 *
 * const captions = await captionsByKey("review.csv");
 * using journal = readJournal("alt.journal");
 * await writeCsv(() => withReview(journal.results(), captions), "alt.csv");
 */
export function* withReview(results: Iterable<BatchResult>, captions: ReadonlyMap<string, string>): Generator<BatchResult> {
  for (const result of results) {
    const caption = captions.get(result.key);
    yield caption === undefined || caption.trim() === "" ? result : reviewed(result, caption);
  }
}

function reviewed(result: BatchResult, caption: string): BatchResult {
  if (result.status !== "done") {
    const { key, image, fields, width, height } = result;
    return { status: "kept", key, image, fields, width, height, existing: caption };
  }
  return captionParts(result.value).text === caption ? result : { ...result, value: changed(result.value, caption) };
}

function changed(value: unknown, caption: string): unknown {
  if (Array.isArray(value)) return caption.split(",").flatMap((item) => item.trim() || []);
  const key = primaryKey(value);
  if (key === undefined) return caption;
  const { findings, fixed, ...record } = value as Record<string, unknown>;
  // What was found in the model's words says nothing of the person's.
  return { ...(isFindingList(findings) ? record : (value as object)), [key]: caption };
}
