import { styleText } from "node:util";

/** A part of a line: its text, from the longest form to the shortest. */
export interface BarField {
  readonly forms: readonly string[];
  /** Its importance: 0 is dropped last. */
  readonly rank: number;
  readonly style?: Parameters<typeof styleText>[0];
}

/** A field in the form that fits. */
export interface FittedField {
  readonly text: string;
  readonly style: BarField["style"];
}

/**
 * The fields that fit on a line with this many columns. If they do not all fit, they are shortened and dropped, the least
 * important first: `"few"` shortens and drops one before it touches the next, so that important fields keep their words;
 * `"short"` shortens all before it drops one. Each character of a form takes one column.
 */
export function fitFields(
  fields: readonly BarField[],
  columns: number,
  separator: string,
  prefer: "few" | "short",
): FittedField[] {
  const forms = fields.map(() => 0);
  const byLeastImportant = fields.map((_, index) => index).sort((a, b) => (fields[b]?.rank ?? 0) - (fields[a]?.rank ?? 0));
  const chosen = () =>
    fields.flatMap(({ forms: texts, style }, index) => {
      const text = texts[forms[index] ?? 0];
      return text === undefined ? [] : [{ text, style }];
    });
  const fits = () => widthOf(chosen(), separator) <= columns;
  // One past its shortest form, a field is dropped.
  const reduce = (index: number, past: 0 | 1) => {
    const last = (fields[index]?.forms.length ?? 0) - 1 + past;
    while ((forms[index] ?? last) < last && !fits()) forms[index] = (forms[index] ?? 0) + 1;
  };
  if (prefer === "short") for (const index of byLeastImportant) reduce(index, 0);
  for (const index of byLeastImportant) reduce(index, 1);
  return chosen();
}

/** How many columns fields take beside each other. */
export function widthOf(fields: readonly FittedField[], separator: string): number {
  const texts = fields.reduce((sum, { text }) => sum + text.length, 0);
  return texts + separator.length * Math.max(0, fields.length - 1);
}

export function joinFields(fields: readonly FittedField[], separator: string, colours: boolean): string {
  return fields.map(({ text, style }) => paint(text, style, colours)).join(paint(separator, "dim", colours));
}

/** A text in a colour. Whether there are colours was decided by the caller. */
export function paint(text: string, style: BarField["style"], colours: boolean): string {
  return colours && style !== undefined ? styleText(style, text, { validateStream: false }) : text;
}
