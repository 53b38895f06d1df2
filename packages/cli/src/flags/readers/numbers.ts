import { InvalidArgumentError } from "commander";

interface Range {
  readonly from: number;
  readonly to?: number;
  /** What the number counts, such as `"pixels"`. */
  readonly unit?: string;
}

/** Reads a whole number. */
export function wholeNumber({ from, to = Number.MAX_SAFE_INTEGER, unit }: Range): (text: string) => number {
  return (text) => {
    const number = /^\d{1,16}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (number >= from && number <= to) return number;
    throw new InvalidArgumentError(
      `Write a whole number${unit ? ` of ${unit}` : ""}${rangeText(from, to, Number.MAX_SAFE_INTEGER)}.`,
    );
  };
}

/** Reads a number with or without a fraction, written with a decimal point. */
export function decimalNumber({ from, to = Number.POSITIVE_INFINITY, unit }: Range): (text: string) => number {
  return (text) => {
    const number = readNumber(text);
    if (number !== undefined && number >= from && number <= to) return number;
    throw new InvalidArgumentError(
      `Write a number${unit ? ` of ${unit}` : ""}${rangeText(from, to, Number.POSITIVE_INFINITY)}${/\d,\d/.test(text) ? ", with a decimal point: 2.5" : ""}.`,
    );
  };
}

/** Reads an amount of US dollars above zero: `5`, `5.00` or `$5`. */
export function dollars(text: string): number {
  const amount = readNumber(text.trim().replace(/^\$/, ""));
  if (amount !== undefined && amount > 0) return amount;
  throw new InvalidArgumentError("Write an amount in US dollars above 0, with a decimal point: 5.00.");
}

/** Reads the prices of a million input and output tokens, such as `0.15,0.60`. */
export function prices(text: string): { readonly input: number; readonly output: number } {
  const [input, output, ...more] = text.split(/[,/]/).map((part) => readNumber(part.trim().replace(/^\$/, "")));
  if (input !== undefined && output !== undefined && more.length === 0) return { input, output };
  throw new InvalidArgumentError(
    "Write two prices in US dollars per million tokens, input and output, such as 0.15,0.60 (0,0 for a model that is free).",
  );
}

function readNumber(text: string): number | undefined {
  return /^(\d+(\.\d*)?|\.\d+)$/.test(text.trim()) ? Number(text) : undefined;
}

function rangeText(from: number, to: number, unbounded: number): string {
  return to < unbounded ? ` from ${from} to ${to}` : `, at least ${from}`;
}
