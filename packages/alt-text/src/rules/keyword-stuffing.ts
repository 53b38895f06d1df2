import { fold, tokensOf } from "../text/tokens.js";
import { openingOf } from "./opening.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

const minItems = 4;
/** Longer items are clauses of a sentence. */
const maxWordsPerItem = 5;
const minRepeats = 3;

export const keywordStuffing: RuleDefinition = {
  id: "keyword-stuffing",
  severity: "warning",
  finds:
    "a list of keywords for search engines: four or more items that repeat a word or advertise; labelled diagrams and natural lists are allowed",
  source: "github judge prompt (R6, R3)",
  roles: ["informative", "functional"],
  check(subject) {
    const sold = new Set(subject.find(subject.words.commercial).map(({ start, end }) => fold(subject.text.slice(start, end))))
      .size;
    const items = isLabelled(subject) ? [] : itemsOf(subject);
    const stuffed = sold >= minRepeats || (items.length >= minItems && (sold > 0 || repeatsAWord(items)));
    return stuffed ? [{ message: "This is a list of keywords: write one sentence about what the image shows." }] : [];
  },
};

/** Whether the list names the parts of a diagram: "Plant cell: cell wall, cell membrane, …". */
function isLabelled(subject: Subject): boolean {
  const kind = openingOf(subject)?.kind;
  return subject.text.includes(":") || kind === "diagram" || kind === "map" || kind === "chart" || kind === "screenshot";
}

/** Returns the words of each item; nothing for a sentence such as "red beans, black beans, and green beans". */
function itemsOf({ text, words }: Subject): readonly (readonly string[])[] {
  const items = text
    .split(/[,;|·•、，]/u)
    .map((item) => tokensOf(item).map(({ word }) => word))
    .filter((item) => item.length > 0);
  const last = items.at(-1) ?? [];
  if (last.some((word) => words.conjunctions?.includes(word))) return [];
  return items.filter((item) => item.length <= maxWordsPerItem).length === items.length ? items : [];
}

function repeatsAWord(items: readonly (readonly string[])[]): boolean {
  const counts = new Map<string, number>();
  for (const item of items)
    for (const stem of new Set(item.filter((word) => word.length > 3).map(stemOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= minRepeats);
}

/** A rough stem for counting: "wolf" and "wolves" are the same, and "running" and "runs". */
function stemOf(word: string): string {
  return word.replace(/(?:ing|ves|ers?|es|s|f)$/u, "");
}
