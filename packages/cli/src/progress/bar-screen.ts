import { stripVTControlCharacters } from "node:util";
import { createLogUpdate } from "log-update";
import type { OutputStream } from "../command-context.js";
import { HiddenCursor } from "./hidden-cursor.js";

/** A stream of a terminal that can be asked how wide it is at this moment. */
interface Measurable {
  getWindowSize?(): [columns: number, rows: number];
}

/**
 * The lines at the foot of a terminal that are drawn again and again, with other lines printed above them. Each drawn line
 * must fit; the cursor is hidden meanwhile, and shown again whatever ends the process.
 */
export class BarScreen {
  readonly #stream: OutputStream;
  readonly #fallback: number;
  readonly #cursor: HiddenCursor;
  readonly #log: ReturnType<typeof createLogUpdate>;
  #drawn: readonly string[] = [];
  #drawnColumns = 0;

  constructor(stream: OutputStream, columns = 80) {
    this.#stream = stream;
    this.#fallback = columns;
    this.#cursor = new HiddenCursor(stream);
    this.#log = createLogUpdate(stream, { defaultWidth: columns, showCursor: true });
  }

  /** How many columns a line may take. The last is left free: some terminals break the line as soon as it is full. */
  get columns(): number {
    return Math.max(1, this.#width() - 1);
  }

  draw(lines: readonly string[]): void {
    const width = this.#width();
    this.#stream.cork();
    if (width !== this.#drawnColumns) this.#eraseReflowed(width);
    this.#cursor.hide();
    // Where a terminal takes more columns for a character than it should, the end is lost, not the place of all lines.
    this.#stream.write("\u001b[?7l");
    this.#log(lines.join("\n"));
    this.#stream.write("\u001b[?7h");
    this.#stream.uncork();
    this.#drawn = lines;
    this.#drawnColumns = width;
  }

  /** Prints lines that stay, where the drawn ones were. They may be of any width. */
  print(lines: readonly string[]): void {
    this.clear();
    this.#stream.write(`${lines.join("\n")}\n`);
  }

  clear(): void {
    if (this.#drawn.length === 0) return;
    const width = this.#width();
    if (width !== this.#drawnColumns) this.#eraseReflowed(width);
    else this.#log.clear();
    this.#drawn = [];
  }

  /** Leaves what is drawn where it is: the next drawing begins beneath. */
  forget(): void {
    this.#log.done();
    this.#drawn = [];
  }

  /** Shows the cursor. */
  close(): void {
    this.clear();
    this.#cursor.show();
  }

  /**
   * A terminal that becomes narrower breaks the lines on it anew, so that they take more rows than were written. Without
   * counting those, the erasing would begin in the middle of them.
   */
  #eraseReflowed(width: number): void {
    if (this.#drawn.length === 0) return;
    const rows = this.#drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0);
    // Line by line: some terminals keep what is erased as a whole screen in their history.
    this.#stream.write(`${"\u001b[2K\u001b[1A".repeat(rows)}\u001b[2K\r`);
    this.forget();
  }

  /** The stream learns of a new width by a signal, which may still be under way: the terminal itself is asked too. */
  #width(): number {
    // Some terminals that do not know say 0.
    const known = this.#stream.columns || this.#fallback;
    const [now] = (this.#stream as Measurable).getWindowSize?.() ?? [known];
    return now > 0 ? Math.min(known, now) : known;
  }
}

/** Of the texts of the bar, where each character takes one column. */
function widthOf(line: string): number {
  return stripVTControlCharacters(line).length;
}
