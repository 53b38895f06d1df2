import { InvalidArgumentError } from "commander";
import type { Reader } from "../options/values/choice.js";

/** A flag that may be given once: a second value is an error, where the parser would drop the first without a word. */
export function once<T>(read: Reader<T>): (value: string, before: T | undefined) => T {
  const readOnce = (value: string, before: T | undefined): T => {
    if (before !== undefined) throw new InvalidArgumentError("It is given twice: keep one.");
    return read(value);
  };
  return Object.assign(readOnce, { words: read.words ?? [] });
}
