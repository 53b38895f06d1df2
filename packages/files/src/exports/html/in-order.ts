/**
 * What `work` makes of each item, in the items' order, with at most so many under way. No more items are read than
 * that, so a long source is never held in memory.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  concurrency: number,
  work: (item: T, index: number) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  let index = 0;
  for await (const item of items) {
    const result = work(item, index++);
    // It is awaited in its turn; one that fails before that is not unhandled.
    result.catch(() => undefined);
    underWay.push(result);
    if (underWay.length >= concurrency) yield* underWay.splice(0, 1);
  }
  yield* underWay;
}
