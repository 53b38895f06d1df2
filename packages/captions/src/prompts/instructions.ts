import { oneLine } from "../text/one-line.js";
import { wholeNumber } from "../whole-number.js";
import { languageName } from "./language-name.js";
import type { StyleOptions } from "./style-options.js";

/** Returns the options of a call as instructions for a prompt, one per line; `undefined` if there are none. */
export function instructionLines(
  { language, tone, words }: StyleOptions,
  ...more: readonly (string | undefined)[]
): string | undefined {
  const lines = [
    language !== undefined && `Write in ${languageName(language)}.`,
    tone !== undefined && `Tone: ${oneLine(tone)}.`,
    words !== undefined && `About ${wholeNumber("words", words)} words.`,
    ...more,
  ].filter((line) => typeof line === "string");
  return lines.length > 0 ? lines.join("\n") : undefined;
}
