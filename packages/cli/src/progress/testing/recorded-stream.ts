import { Writable } from "node:stream";
import type { OutputStream } from "../../command-context.js";

/** A stream that keeps what is written to it: a terminal's where it has columns. */
export class RecordedStream extends Writable implements OutputStream {
  readonly writes: string[] = [];
  readonly isTTY: boolean;
  columns?: number;

  constructor(columns?: number) {
    super();
    this.isTTY = columns !== undefined;
    if (columns !== undefined) this.columns = columns;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.writes.push(chunk.toString());
    done();
  }

  get text(): string {
    return this.writes.join("");
  }

  get lines(): string[] {
    return this.text.replace(/\n$/, "").split("\n");
  }
}
