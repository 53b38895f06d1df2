import { LegendaError } from "./legenda-error.js";

/** Where in a template a fault stands. */
export interface TemplatePlace {
  /** The template as it was written. */
  readonly template: string;
  /** UTF-16 offset into `template`. */
  readonly offset: number;
  /** How many UTF-16 units the fault spans; at least 1. */
  readonly length: number;
}

/** A fault of a template, or of the values given to its slots. The message shows the line with a caret under the place. */
export class TemplateError extends LegendaError {
  static override readonly kind = "TemplateError";
  /** The slot's name or path, where the fault is one slot's. */
  readonly slot: string | undefined;
  /** 1-based, in the template as it was written. */
  readonly line: number | undefined;
  /** 1-based, in UTF-16 units. */
  readonly column: number | undefined;

  constructor(message: string, options: { place?: TemplatePlace; slot?: string | undefined; cause?: unknown } = {}) {
    const position = options.place && positionOf(options.place);
    super(position ? `${message}\n\n${position.picture}` : message, { cause: options.cause });
    this.slot = options.slot;
    this.line = position?.line;
    this.column = position?.column;
  }
}

/** The most of a line that is shown: enough to find the place, without a whole prompt on one line. */
const widest = 120;

function positionOf({ template, offset, length }: TemplatePlace) {
  const before = template.slice(0, offset).split("\n");
  const within = before.at(-1)?.length ?? 0;
  const text = template.slice(offset - within).split(/\r?\n/, 1)[0] ?? "";
  const from = within > widest / 2 && text.length > widest ? within - widest / 2 : 0;
  const shown = text.slice(from, from + widest);
  const number = `${before.length} | ${from > 0 ? "…" : ""}`;
  const lead = shown.slice(0, within - from);
  const carets = "^".repeat(Math.max(1, Math.min(length, shown.length - lead.length)));
  return {
    line: before.length,
    column: within + 1,
    picture: `${number}${shown}${from + widest < text.length ? "…" : ""}\n${" ".repeat(number.length)}${blanksFor(lead)}${carets}`,
  };
}

/** Blanks as wide as the text: tabs stay tabs and a wide (CJK) character is a wide blank, so that a caret behind them stands under its place. */
function blanksFor(text: string): string {
  return text.replace(/[\u2e80-\ud7a3\uff00-\uff60]/g, "\u3000").replace(/[^\t\u3000]/g, " ");
}
