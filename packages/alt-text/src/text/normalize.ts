import { fold } from "./tokens.js";

/** What may stand around a text without changing what it says. */
const outerCharacter = /[\s.,!?;:()[\]{}'"“”„‘’‚«»`*…_-]/u;

/** For comparing whole texts: folded, white space collapsed, punctuation and quotes at both ends taken off. */
export function normalize(text: string): string {
  const folded = fold(text);
  let start = 0;
  let end = folded.length;
  while (start < end && outerCharacter.test(folded.charAt(start))) start++;
  while (end > start && outerCharacter.test(folded.charAt(end - 1))) end--;
  return folded.slice(start, end).replace(/\s+/gu, " ");
}

const lists = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Whether a list of words or phrases holds the whole of a normalized text. */
export function holds(list: readonly string[] | undefined, normalized: string): boolean {
  if (!list) return false;
  let set = lists.get(list);
  if (!set) {
    set = new Set(list.map(normalize));
    lists.set(list, set);
  }
  return set.has(normalized);
}
