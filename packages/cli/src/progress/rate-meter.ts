import type { BatchProgress } from "@legenda/batch";

interface Sample {
  readonly at: number;
  readonly worked: number;
  /** Images that took no time. */
  readonly free: number;
}

/** How fast images are finished, and how long the rest may take. */
export interface Pace {
  /** Images a second; `undefined` until enough are finished. */
  readonly perSecond: number | undefined;
  /** Milliseconds; `undefined` while it would be a guess. */
  readonly leftMs: number | undefined;
}

const windowMs = 20_000;
/** With fewer images, the rate of a slow model would jump. */
const minImages = 10;
/** Images are finished in bursts at first: as many as are sent at once. */
const firstMs = 3000;
const betweenSamplesMs = 200;

/**
 * Measures the rate over the last twenty seconds, or over the last ten images if they took longer. Images that are answered
 * in the journal or kept their caption took no time and are left out: a resumed run would promise too much.
 */
export class RateMeter {
  readonly #samples: Sample[] = [];

  /** Adds the counts, and returns the current pace. */
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
    // Measuring begins when the journal has been read.
    if (this.#samples.length === 1 && last?.worked === now.worked && now.free > last.free) this.#samples.pop();
    else if (last !== undefined && (now.worked <= last.worked || now.at - last.at < betweenSamplesMs)) return;
    this.#samples.push(now);
    // The oldest sample is kept until the window is long enough without it.
    for (let next = this.#samples[1]; next !== undefined; next = this.#samples[1]) {
      if (next.at > now.at - windowMs || now.worked - next.worked < minImages) return;
      this.#samples.shift();
    }
  }
}

function timeLeft(progress: BatchProgress, perSecond: number, seen: number): number | undefined {
  // A run that stops starts nothing new, and the rest of an unknown total is unknown.
  if (progress.total === undefined || progress.stage !== "running") return undefined;
  const pending = progress.total - progress.finished;
  if (pending <= 0 || seen < Math.min(minImages, pending)) return undefined;
  return (pending / perSecond) * 1000;
}
