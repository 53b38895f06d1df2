import { oneLine } from "../text/one-line.js";
import { wholeNumber } from "../whole-number.js";
import { languageName } from "./language-name.js";

/** What most caption functions can be asked for. */
export interface Wishes {
  /** The language of the answer, as a BCP 47 tag such as `"de"`; the prompt's own unless told otherwise. */
  readonly language?: string;
  /** Such as `"dry"` or `"friendly"`. */
  readonly tone?: string;
  /** About how many words. */
  readonly words?: number;
}

/** The wishes in the words of a prompt, a line each; `undefined` where there are none. */
export function wishLines(
  { language, tone, words }: Wishes,
  ...more: readonly (string | false | undefined)[]
): string | undefined {
  const lines = [
    language !== undefined && `Write in ${languageName(language)}.`,
    tone !== undefined && `Tone: ${oneLine(tone)}.`,
    words !== undefined && `About ${wholeNumber("words", words)} words.`,
    ...more,
  ].filter((line) => typeof line === "string");
  return lines.length > 0 ? lines.join("\n") : undefined;
}
