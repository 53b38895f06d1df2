import { createLogUpdate } from "log-update";
import stringWidth from "string-width";
import type { OutputStream } from "../command-context.js";
import { HiddenCursor } from "./hidden-cursor.js";

/** A terminal's stream that can query its current width. */
interface Measurable {
  getWindowSize?(): [columns: number, rows: number];
}

/**
 * The lines at the bottom of a terminal that are redrawn, with other lines printed above them. Each drawn line must fit; the
 * cursor is hidden meanwhile, and shown again whatever ends the process.
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

  /** How many columns a line may take. The last one stays free: some terminals break a line as soon as it is full. */
  get columns(): number {
    return Math.max(1, this.#width() - 1);
  }

  draw(lines: readonly string[]): void {
    const width = this.#width();
    this.#stream.cork();
    if (width !== this.#drawnColumns) this.#eraseReflowed(width);
    this.#cursor.hide();
    // If a terminal draws a character wider than expected, the end of the line is lost rather than the position of all lines.
    this.#stream.write("\u001b[?7l");
    this.#log(lines.join("\n"));
    this.#stream.write("\u001b[?7h");
    this.#stream.uncork();
    this.#drawn = lines;
    this.#drawnColumns = width;
  }

  /** Prints permanent lines in place of the drawn ones. They may have any width. */
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

  /** Leaves the drawn lines where they are: the next drawing begins beneath them. */
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
   * A terminal that becomes narrower reflows its lines, so that they take more rows than were written. Erasing has to count
   * those, or it would begin in the middle.
   */
  #eraseReflowed(width: number): void {
    if (this.#drawn.length === 0) return;
    const rows = this.#drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / width)), 0);
    // Line by line: some terminals keep a screen that is erased as a whole in their history.
    this.#stream.write(`${"\u001b[2K\u001b[1A".repeat(rows)}\u001b[2K\r`);
    this.forget();
  }

  /** The stream learns of a new width by a signal that may arrive later, so the terminal itself is queried too. */
  #width(): number {
    // Some terminals report 0 if they do not know.
    const width = this.#stream.columns || this.#fallback;
    const [current] = (this.#stream as Measurable).getWindowSize?.() ?? [width];
    return current > 0 ? Math.min(width, current) : width;
  }
}
