import { LegendaError } from "./legenda-error.js";

/** The position of a mistake in a template. */
export interface TemplatePlace {
  /** The template as written. */
  readonly template: string;
  /** UTF-16 offset into `template`. */
  readonly offset: number;
  /** The length of the mistake in UTF-16 units; at least 1. */
  readonly length: number;
}

/** A mistake in a template, or in the values of its slots. The message shows the line with carets below the position. */
export class TemplateError extends LegendaError {
  static override readonly kind = "TemplateError";
  /** The name or path of the slot, where the mistake concerns one. */
  readonly slot: string | undefined;
  /** 1-based, in the template as written. */
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

/** The maximum length of a line in a message: a prompt may be a single long line. */
const maxWidth = 120;

function positionOf({ template, offset, length }: TemplatePlace) {
  const before = template.slice(0, offset).split("\n");
  const within = before.at(-1)?.length ?? 0;
  const text = template.slice(offset - within).split(/\r?\n/, 1)[0] ?? "";
  const from = within > maxWidth / 2 && text.length > maxWidth ? within - maxWidth / 2 : 0;
  const excerpt = text.slice(from, from + maxWidth);
  const number = `${before.length} | ${from > 0 ? "…" : ""}`;
  const lead = excerpt.slice(0, within - from);
  const carets = "^".repeat(Math.max(1, Math.min(length, excerpt.length - lead.length)));
  return {
    line: before.length,
    column: within + 1,
    picture: `${number}${excerpt}${from + maxWidth < text.length ? "…" : ""}\n${" ".repeat(number.length)}${blanksFor(lead)}${carets}`,
  };
}

/** Blanks as wide as the text, so that the caret is aligned: tabs stay tabs, and a wide (CJK) character becomes a wide space. */
function blanksFor(text: string): string {
  return text.replace(/[\u2e80-\ud7a3\uff00-\uff60]/g, "\u3000").replace(/[^\t\u3000]/g, " ");
}
