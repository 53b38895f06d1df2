const mostRounds = 10;

/** In microseconds: Linux counts a thread's time in steps of some milliseconds. */
const measurable = 50_000;

/**
 * Measures how much more processor time synchronous work takes on four times the input: about 4 where it is linear, about 16
 * where it is quadratic. Compare it with 8. The sizes are measured in turns, the quickest round of each counts, and rounds are
 * added until the ratio is clearly that of linear work, so that a busy machine does not matter.
 *
 * @param input builds the input of a size; this is not measured
 */
export function growth<Input>(input: (size: number) => Input, work: (input: Input) => unknown, size: number): number {
  const [small, large] = [input(size), input(4 * size)];
  let [quickestSmall, quickestLarge, ratio] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < mostRounds && (round < 2 || ratio > 6); round++) {
    quickestSmall = Math.min(
      quickestSmall,
      processorTime(() => work(small)),
    );
    quickestLarge = Math.min(
      quickestLarge,
      processorTime(() => work(large)),
    );
    ratio = quickestLarge / quickestSmall;
  }
  return ratio;
}

/** In microseconds, of this thread alone: what other processes do is not counted. */
function processorTime(work: () => unknown): number {
  const before = process.threadCpuUsage();
  for (let times = 1; ; times++) {
    work();
    const { user, system } = process.threadCpuUsage(before);
    if (user + system >= measurable) return (user + system) / times;
  }
}
