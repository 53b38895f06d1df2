import type { BatchProgress } from "@legenda/batch";

interface Sample {
  readonly at: number;
  readonly worked: number;
  /** What took no time. */
  readonly free: number;
}

/** How fast images come out, and how long the rest may take. */
export interface Pace {
  /** Images a second; `undefined` before enough have come out to say. */
  readonly perSecond: number | undefined;
  /** Milliseconds; `undefined` while it would be a guess. */
  readonly leftMs: number | undefined;
}

const windowMs = 20_000;
/** So many images, or a slow model's rate would jump between nothing and much. */
const leastImages = 10;
/** Images come out in bursts at first: as many as are sent at once. */
const firstMs = 3000;
const betweenSamplesMs = 200;

/**
 * Measures the rate over the last twenty seconds, and over the last ten images where those took longer. What came out
 * of the journal, and what kept its caption, took no time and is left out: a run that goes on would promise too much.
 */
export class RateMeter {
  readonly #samples: Sample[] = [];

  /** Takes the counts, and says how fast the run is at that moment. */
  measure(progress: BatchProgress): Pace {
    const free = progress.fromJournal + progress.kept;
    const now = { at: progress.elapsedMs, worked: progress.finished - free, free };
    this.#add(now);
    const first = this.#samples[0] ?? now;
    const span = now.at - first.at;
    const worked = now.worked - first.worked;
    if (span < firstMs || worked < 2) return { perSecond: undefined, leftMs: undefined };
    const perSecond = (worked / span) * 1000;
    return { perSecond, leftMs: timeLeft(progress, perSecond, worked) };
  }

  #add(now: Sample): void {
    const last = this.#samples.at(-1);
    // The clock of the rate begins when the journal has been read.
    if (this.#samples.length === 1 && last?.worked === now.worked && now.free > last.free) this.#samples.pop();
    else if (last !== undefined && (now.worked <= last.worked || now.at - last.at < betweenSamplesMs)) return;
    this.#samples.push(now);
    // The second oldest is kept as long as it is needed: then the window is never shorter than it says.
    for (let next = this.#samples[1]; next !== undefined; next = this.#samples[1]) {
      if (next.at > now.at - windowMs || now.worked - next.worked < leastImages) return;
      this.#samples.shift();
    }
  }
}

function timeLeft(progress: BatchProgress, perSecond: number, seen: number): number | undefined {
  // Nothing new is begun in a run that stops, and of a number that still grows nothing is left.
  if (progress.total === undefined || progress.stage !== "running") return undefined;
  const pending = progress.total - progress.finished;
  if (pending <= 0 || seen < Math.min(leastImages, pending)) return undefined;
  return (pending / perSecond) * 1000;
}
