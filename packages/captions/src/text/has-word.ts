import { fold } from "./fold.js";

/** Scripts written without spaces between words. Words of these are searched as substrings. */
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a text contains a word or phrase as whole words, in any case: "art" is not in "part". */
export function hasWord(text: string, word: string): boolean {
  const folded = fold(word);
  if (folded === "") return true;
  if (unspacedScript.test(folded)) return fold(text).includes(folded);
  const escaped = folded.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").test(fold(text));
}
