import { InvalidArgumentError } from "commander";

/** Takes a text that is not blank. */
export function text(value: string): string {
  if (value.trim() !== "") return value;
  throw new InvalidArgumentError("It is empty.");
}

/** Takes a flag again and again, each time with one value. */
export function repeated<T>(read: (value: string) => T): (value: string, before: readonly T[] | undefined) => readonly T[] {
  return (value, before = []) => [...before, read(value)];
}

/** Takes names separated by commas. */
export function names(value: string): readonly string[] {
  const list = value
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (list.length > 0) return list;
  throw new InvalidArgumentError("It takes names separated by commas: one,two.");
}

/** Takes `name=value`; the value may hold further equals signs, and be empty. */
export function assignment(example: string): (value: string) => readonly [name: string, value: string] {
  return (value) => {
    const at = value.indexOf("=");
    const name = value.slice(0, Math.max(at, 0)).trim();
    if (at > 0 && name !== "") return [name, value.slice(at + 1)];
    throw new InvalidArgumentError(`It takes a name, an equals sign and a value: ${example}.`);
  };
}

/** Takes a language tag (BCP 47). */
export function language(value: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(value.trim());
    if (tag !== undefined) return tag;
  } catch {
    // What is no tag is told of below.
  }
  throw new InvalidArgumentError('It takes a language tag, such as "de", "en-GB" or "pt-BR".');
}

/** Takes the `\n` and `\t` of a shell's quotes for what they stand for. */
export function escaped(value: string): string {
  return value.replace(/\\([nt\\])/g, (_, letter: string) => ({ n: "\n", t: "\t" })[letter] ?? "\\");
}
