export interface FigureOptions {
  /** How many pictures the folder of the memory figures holds. @default 100_000 */
  readonly pictures: number;
}

/** One figure of the project. Its method stands beside it, in a comment. */
export interface Figure {
  readonly name: string;
  readonly unit: "us" | "ms" | "kb" | "mb" | "ratio";
  /** Figures of one group are made of the same measurements, and measured in one process. */
  readonly group?: string;
  measure(options: FigureOptions): Promise<number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError("The median of no values.");
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** Collects garbage, so that a measurement does not pay for what was left before it. */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/** The CPU time of this process while `work` runs, user and system, in microseconds. */
export async function cpuMicroseconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/**
 * Measures two things in turn (A B, B A, A B …), so that a machine whose speed drifts treats both alike.
 *
 * @returns the ratio A/B of each pair
 */
export async function pairedRatios(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<readonly number[]> {
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await one();
      ratios.push(first / (await other()));
    } else {
      const second = await other();
      ratios.push((await one()) / second);
    }
  }
  return ratios;
}
