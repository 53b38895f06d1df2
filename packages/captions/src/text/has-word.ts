import { fold } from "./fold.js";

/** Scripts that write without blanks between words, where a word can only be looked for as it stands. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a text has the word, or the phrase, in any case: "art" is not in "part". */
export function hasWord(text: string, word: string): boolean {
  const wanted = fold(word);
  if (wanted === "") return true;
  if (unspaced.test(wanted)) return fold(text).includes(wanted);
  const escaped = wanted.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").test(fold(text));
}
