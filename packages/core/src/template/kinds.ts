import type { ImageDetail } from "../message.js";
import type { SlotKind } from "./parsed-template.js";

/** What each kind accepts, as error messages word it. */
export const takes: Readonly<Record<SlotKind, string>> = {
  none: "a string, number, boolean or Date",
  json: "a value that JSON can represent",
  list: "an array",
  lists: "an array of arrays",
  text: "a string",
  texts: "an array of strings",
  image: "an image",
  images: "an array of images",
  part: "a part",
  parts: "an array of parts",
  messages: "an array of messages",
};

/** The prompt-cache mark, which is written like a slot but has no value. */
export const cacheControl = "cache_control";

/** The words that may follow a colon; the first and the last kind are never written. */
export const writtenKinds: readonly string[] = [...Object.keys(takes).slice(1, -1), cacheControl];

export const details: readonly ImageDetail[] = ["low", "high", "auto", "original"];

/** Whether a slot of this kind produces parts or messages that no other kind could produce from the same value. */
export function isMedia(kind: SlotKind): boolean {
  return /^(image|part|message)/.test(kind);
}
