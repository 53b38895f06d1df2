import { InvalidArgumentError } from "commander";

interface Range {
  readonly from: number;
  readonly to?: number;
  /** What the number counts, such as `"pixels"`. */
  readonly of?: string;
}

/** Takes a whole number. */
export function wholeNumber({ from, to = Number.MAX_SAFE_INTEGER, of }: Range): (value: string) => number {
  return (value) => {
    const number = /^\d{1,16}$/.test(value.trim()) ? Number(value) : Number.NaN;
    if (number >= from && number <= to) return number;
    throw new InvalidArgumentError(
      `It takes a whole number${of ? ` of ${of}` : ""}${bounds(from, to, Number.MAX_SAFE_INTEGER)}.`,
    );
  };
}

/** Takes a number with or without a fraction, written with a point. */
export function anyNumber({ from, to = Number.POSITIVE_INFINITY, of }: Range): (value: string) => number {
  return (value) => {
    const number = readNumber(value);
    if (number !== undefined && number >= from && number <= to) return number;
    throw new InvalidArgumentError(
      `It takes a number${of ? ` of ${of}` : ""}${bounds(from, to, Number.POSITIVE_INFINITY)}${/\d,\d/.test(value) ? ", with a point: 2.5" : ""}.`,
    );
  };
}

/** Takes US dollars, more than none: `5`, `5.00` or `$5`. */
export function dollars(value: string): number {
  const amount = readNumber(value.trim().replace(/^\$/, ""));
  if (amount !== undefined && amount > 0) return amount;
  throw new InvalidArgumentError("It takes US dollars, more than 0, with a point: 5.00.");
}

/** Takes the price of a million tokens: input and output, such as `0.15,0.60`. */
export function prices(value: string): { readonly input: number; readonly output: number } {
  const [input, output, ...more] = value.split(/[,/]/).map((part) => readNumber(part.trim().replace(/^\$/, "")));
  if (input !== undefined && output !== undefined && more.length === 0) return { input, output };
  throw new InvalidArgumentError(
    "It takes two prices in US dollars for a million tokens, input and output, such as 0.15,0.60 (0,0 for a model that costs nothing).",
  );
}

function readNumber(text: string): number | undefined {
  return /^(\d+(\.\d*)?|\.\d+)$/.test(text.trim()) ? Number(text) : undefined;
}

function bounds(from: number, to: number, most: number): string {
  return to < most ? ` from ${from} to ${to}` : ` from ${from} up`;
}
