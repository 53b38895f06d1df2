import { InvalidArgumentError } from "commander";
import { nearest } from "./nearest.js";

/** What reads a value, with the words that it takes where they are few: completion offers them. */
export interface Reader<T> {
  (value: string): T;
  readonly words?: readonly string[];
}

/** Takes one of a few words. */
export function choice<const Word extends string>(words: readonly Word[]): Reader<Word> {
  const read = (value: string): Word => {
    const known = words.find((word) => word === value);
    if (known !== undefined) return known;
    const meant = nearest(value, words);
    throw new InvalidArgumentError(`${meant ? `Did you mean "${meant}"? ` : ""}Choose among ${words.join(", ")}.`);
  };
  return Object.assign(read, { words });
}
