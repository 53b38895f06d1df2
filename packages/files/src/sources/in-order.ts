/** How many are looked at at a time: enough to hide the disk's waiting, few enough to be dropped without loss. */
const atOnce = 32;

/** What some items make, looked at several at a time and given in their order; `undefined` is left out. */
export async function* inOrder<T, R>(
  items: readonly T[],
  look: (item: T) => Promise<R | undefined>,
  from = 0,
  to = items.length,
): AsyncGenerator<R> {
  for (let at = from; at < to; at += atOnce) {
    for (const made of await Promise.all(items.slice(at, Math.min(at + atOnce, to)).map(look))) {
      if (made !== undefined) yield made;
    }
  }
}
