/** A key that is not taken yet: the key itself, or with a number, `bag.jpg#2`. */
export function freeKey(key: string, taken: { has(key: string): boolean }, from = 2): string {
  if (!taken.has(key)) return key;
  let number = from;
  while (taken.has(`${key}#${number}`)) number++;
  return `${key}#${number}`;
}

/** Tells keys that are repeated apart by numbers, in the order in which they come: the same in every run. */
export class KeyNumbers {
  readonly #taken = new Set<string>();
  /** How often a repeated key has come: a table of one picture must not be counted from the start for each row. */
  readonly #counts = new Map<string, number>();

  take(key: string): string {
    const count = (this.#counts.get(key) ?? 1) + 1;
    const free = freeKey(key, this.#taken, count);
    if (free !== key) this.#counts.set(key, count);
    this.#taken.add(free);
    return free;
  }
}
