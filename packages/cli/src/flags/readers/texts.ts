import { InvalidArgumentError } from "commander";
import type { Collector, Reader } from "../define-flags.js";
import { nearest } from "../nearest.js";

/** Reads a text that is not blank. */
export function text(value: string): string {
  if (value.trim() !== "") return value;
  throw new InvalidArgumentError("It is empty.");
}

/** Reads one of a few words. */
export function choice<const Word extends string>(choices: readonly Word[]): Reader<Word> {
  const read = (value: string): Word => {
    const chosen = choices.find((word) => word === value);
    if (chosen !== undefined) return chosen;
    const suggestion = nearest(value, choices);
    throw new InvalidArgumentError(`${suggestion ? `Did you mean "${suggestion}"? ` : ""}Choose one of ${choices.join(", ")}.`);
  };
  return Object.assign(read, { choices });
}

/** Reads each value of a flag that may be given several times. */
export function many<T>(read: (value: string) => T): Collector<readonly T[]> {
  return Object.assign((value: string, before: readonly T[]) => [...before, read(value)], { initial: [] });
}

/** Reads names separated by commas. */
export function names(value: string): readonly string[] {
  const list = value
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (list.length > 0) return list;
  throw new InvalidArgumentError("Write names separated by commas: one,two.");
}

/** Reads `name=value` again and again, each name once; the value may hold further equals signs, and be empty. */
export function assignments<T>(example: string, read: (value: string) => T): Collector<ReadonlyMap<string, T>> {
  const collect = (value: string, before: ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
    const at = value.indexOf("=");
    const name = value.slice(0, Math.max(at, 0)).trim();
    if (name === "") throw new InvalidArgumentError(`Write a name, an equals sign and a value: ${example}.`);
    if (before.has(name)) throw new InvalidArgumentError(`"${name}" is given twice: keep one.`);
    return new Map([...before, [name, read(value.slice(at + 1))]]);
  };
  return Object.assign(collect, { initial: new Map<string, T>() });
}

/** Reads a language tag (BCP 47). */
export function language(value: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(value.trim());
    if (tag !== undefined) return tag;
  } catch {
    // The error below says what a tag looks like.
  }
  throw new InvalidArgumentError('Write a language tag, such as "de", "en-GB" or "pt-BR".');
}

/** Replaces the escapes `\n`, `\t` and `\\` with their characters. */
export function unescaped(value: string): string {
  return value.replace(/\\([nt\\])/g, (_, letter: string) => ({ n: "\n", t: "\t" })[letter] ?? "\\");
}

/** Reads an `http:` or `https:` address without credentials. */
export function webAddress(value: string): string {
  const address = value.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    throw new InvalidArgumentError("Write the address of a server, such as http://localhost:11434/v1.");
  }
  // An address is printed, logged and kept in the shell's history.
  if (url.username || url.password) {
    throw new InvalidArgumentError("An address must not contain a user name or password. Put the key into LEGENDA_API_KEY.");
  }
  return address;
}
