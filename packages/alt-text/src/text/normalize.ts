import { fold } from "./tokens.js";

/** Characters at the ends of a text that do not change its meaning. */
const outerCharacter = /[\s.,!?;:()[\]{}'"“”„‘’‚«»`*…_-]/u;

/** Prepares a whole text for comparison: folded, white space collapsed, punctuation and quotes at both ends removed. */
export function normalize(text: string): string {
  const folded = fold(text);
  let start = 0;
  let end = folded.length;
  while (start < end && outerCharacter.test(folded.charAt(start))) start++;
  while (end > start && outerCharacter.test(folded.charAt(end - 1))) end--;
  return folded.slice(start, end).replace(/\s+/gu, " ");
}

const lists = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Whether a list of words or phrases contains a normalized text. */
export function holds(list: readonly string[] | undefined, normalized: string): boolean {
  if (!list) return false;
  let set = lists.get(list);
  if (!set) {
    set = new Set(list.map(normalize));
    lists.set(list, set);
  }
  return set.has(normalized);
}
