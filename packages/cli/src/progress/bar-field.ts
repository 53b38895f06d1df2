import { styleText } from "node:util";

/** A piece of a line: what it says, from its longest form to its shortest. */
export interface BarField {
  readonly forms: readonly string[];
  /** Its place in the order of what stays: 0 is given up last. */
  readonly rank: number;
  readonly style?: Parameters<typeof styleText>[0];
}

/** A field in the form that fits. */
export interface FittedField {
  readonly text: string;
  readonly style: BarField["style"];
}

/**
 * The fields that go on a line of so many columns. Where they do not all fit, they are shortened and left out, the least
 * important first: `"few"` does both to one before it touches the next, so that what matters keeps its words; `"short"`
 * leaves none out before all are short. The texts are ours, one column a character.
 */
export function fitFields(
  fields: readonly BarField[],
  columns: number,
  separator: string,
  rather: "few" | "short",
): FittedField[] {
  const forms = fields.map(() => 0);
  const byLeastImportant = fields.map((_, index) => index).sort((a, b) => (fields[b]?.rank ?? 0) - (fields[a]?.rank ?? 0));
  const chosen = () =>
    fields.flatMap(({ forms: texts, style }, index) => {
      const text = texts[forms[index] ?? 0];
      return text === undefined ? [] : [{ text, style }];
    });
  const fits = () => widthOf(chosen(), separator) <= columns;
  // One beyond its shortest form a field is left out.
  const reduce = (index: number, beyond: 0 | 1) => {
    const last = (fields[index]?.forms.length ?? 0) - 1 + beyond;
    while ((forms[index] ?? last) < last && !fits()) forms[index] = (forms[index] ?? 0) + 1;
  };
  if (rather === "short") for (const index of byLeastImportant) reduce(index, 0);
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

/** A text in a colour. Whether there are colours is the caller's to say: the terminal was asked already. */
export function paint(text: string, style: BarField["style"], colours: boolean): string {
  return colours && style !== undefined ? styleText(style, text, { validateStream: false }) : text;
}
