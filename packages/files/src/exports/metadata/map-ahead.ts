/** Maps in order, with at most `limit` at work at once. Left early, it ends once what is under way has come to its end. */
export async function* mapAhead<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const one = work(item);
      // A failure is met when its turn comes.
      one.catch(() => undefined);
      underWay.push(one);
      const first = underWay.length >= limit ? underWay.shift() : undefined;
      if (first) yield await first;
    }
    for (let first = underWay.shift(); first; first = underWay.shift()) yield await first;
  } finally {
    await Promise.allSettled(underWay);
  }
}
