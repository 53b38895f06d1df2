import type { BatchResult, FailureRecord } from "@legenda/batch";
import { errorMessage } from "../terminal/error-message.js";

/** Failures of one kind. */
export interface FailureGroup {
  /** The error's class, and why, where it says: `"ImageError (truncated)"`. */
  readonly kind: string;
  readonly count: number;
  /** The most frequent message. */
  readonly message: string;
  /** Whether that message contains what differs from image to image: then it is that of the first. */
  readonly varies: boolean;
  /** How many of them have that message. */
  readonly alike: number;
  /** Whether another try may help. */
  readonly retryable: boolean;
}

interface Shape {
  readonly message: string;
  varies: boolean;
  count: number;
}

interface Kind {
  count: number;
  retryable: boolean;
  readonly shapes: Map<string, Shape>;
}

/** Further messages of a kind, and further kinds, are only counted, so that memory stays bounded. */
const maxShapes = 50;
const maxKinds = 50;

/** Counts what a run's progress does not contain: truncated answers, and failures by kind. */
export class ResultTally {
  readonly #kinds = new Map<string, Kind>();
  #cutShort = 0;
  #failedBefore = 0;

  add(result: BatchResult): void {
    if (result.status === "failed") {
      this.#failed(result.error);
      if (result.origin === "journal") this.#failedBefore++;
    } else if (result.status === "done" && result.call?.finish === "length") this.#cutShort++;
  }

  /** How many answers were cut off at their greatest length. */
  get cutShort(): number {
    return this.#cutShort;
  }

  /** How many of the failures are from earlier runs, and were not tried again. */
  get failedBefore(): number {
    return this.#failedBefore;
  }

  /** The failures by their kind, the most frequent first. */
  get failures(): FailureGroup[] {
    const groups = [...this.#kinds].map(([kind, { count, retryable, shapes }]) => {
      const commonest = [...shapes.values()].reduce((most, shape) => (shape.count > most.count ? shape : most), none);
      return { kind, count, retryable, message: commonest.message, varies: commonest.varies, alike: commonest.count };
    });
    return groups.sort((one, other) => other.count - one.count);
  }

  #failed(failure: FailureRecord): void {
    const { name, reason, retryable } = failure;
    const message = errorMessage(failure);
    const label = reason === undefined ? name : `${name} (${reason})`;
    const key = this.#kinds.has(label) || this.#kinds.size < maxKinds ? label : "others";
    const kind = this.#kinds.get(key) ?? { count: 0, retryable: false, shapes: new Map<string, Shape>() };
    this.#kinds.set(key, kind);
    kind.count++;
    kind.retryable ||= retryable;
    const shapeKey = shapeOf(message);
    const shape = kind.shapes.get(shapeKey);
    if (shape) {
      shape.count++;
      shape.varies ||= shape.message !== message;
    } else if (kind.shapes.size < maxShapes) kind.shapes.set(shapeKey, { message, varies: false, count: 1 });
  }
}

const none: Shape = { message: "", varies: false, count: 0 };

/** A message without what differs from image to image: names in quotes, paths, numbers. */
function shapeOf(message: string): string {
  return message
    .slice(0, 500)
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, "…")
    .replace(/\S*[/\\]\S*/g, "…")
    .replace(/\d+/g, "0");
}
