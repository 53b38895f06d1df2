import { equalValues } from "./equal-values.js";
import type { SnapshotReader } from "./snapshots.js";

/** The chunks of a streamed typed answer: snapshots of a value, or the pieces of a text. */
export class AnswerChunks {
  readonly #reader: SnapshotReader<unknown>;
  #lastSnapshot: unknown;

  constructor(reader: SnapshotReader<unknown>) {
    this.#reader = reader;
  }

  /** Whether pieces of a text have been yielded. They cannot be taken back. */
  get isText(): boolean {
    return typeof this.#lastSnapshot === "string";
  }

  /** Reads the next text of the stream. Returns a chunk, or `undefined` if nothing has been added to the value. */
  push(delta: string): unknown {
    const snapshot = this.#reader.push(delta);
    if (snapshot === undefined || snapshot === "") return undefined;
    const chunk = this.#withoutYielded(snapshot);
    this.#lastSnapshot = snapshot;
    return chunk;
  }

  /** The chunk that completes the validated value; none if it has been yielded already. */
  last(value: unknown): readonly unknown[] {
    return equalValues(value, this.#lastSnapshot) ? [] : [this.#withoutYielded(value)];
  }

  /** Of a text, the part that has not been yielded yet. */
  #withoutYielded(value: unknown): unknown {
    const last = this.#lastSnapshot;
    if (typeof value !== "string" || last === undefined) return value;
    return typeof last === "string" && value.startsWith(last) ? value.slice(last.length) : "";
  }
}
