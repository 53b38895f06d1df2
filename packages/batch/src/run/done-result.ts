import type { ItemDetails, JournalItem } from "../journal/journal.js";
import type { BatchDone, ResultImage } from "../result.js";

/** The result of a call of this run. */
export function doneResult(
  { image }: JournalItem,
  details: ItemDetails,
  { value, call }: Pick<BatchDone, "value" | "call">,
): BatchDone {
  return { ...withSize(image, details), status: "done", value, call, origin: "call", duplicateOf: undefined };
}

/** What was found out about an image on the way replaces what an earlier run knew. */
export function withSize(image: ResultImage, { width = image.width, height = image.height }: ItemDetails): ResultImage {
  return { ...image, width, height };
}
