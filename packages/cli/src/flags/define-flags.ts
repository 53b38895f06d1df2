/** Reads the value of a flag, or of an argument. Throws commander's `InvalidArgumentError` for one that it refuses. */
export interface Reader<T> {
  (text: string): T;
  /** The words that it accepts, where they are few: help and completion list them. */
  readonly choices?: readonly string[];
}

/** Reads a flag that may be given several times: adds one more value to those read before. */
export interface Collector<T> {
  (text: string, before: T): T;
  /** The value without the flag. */
  readonly initial: T;
}

interface FlagText {
  /** The short form, such as `"-k"`. */
  readonly short?: string;
  /** What it does, in the imperative. */
  readonly help: string;
  /** What happens without the flag, in words, where no `default` says it. */
  readonly otherwise?: string;
  /** Accepts the flag without listing it in the help. */
  readonly hidden?: true;
  /** Whether answers depend on it: it is then kept among the settings of a run. */
  readonly affectsAnswers?: true;
  /** The heading under which the help lists it; `defineFlags` sets it. */
  readonly heading?: string;
}

/** `--hidden`; with `negated` the flag is `--no-…` and the option is true without it. */
export interface SwitchFlag extends FlagText {
  readonly value?: never;
  readonly negated?: true;
}

/** `--max-edge <pixels>`, or `--near-duplicates [bits]` with a `bare` value for the flag alone. It may be given once. */
export interface ValueFlag extends FlagText {
  readonly value: string;
  readonly read: Reader<unknown>;
  readonly default?: unknown;
  readonly bare?: unknown;
}

/** `--out <file> --out <file>`. */
export interface RepeatedFlag extends FlagText {
  readonly value: string;
  // biome-ignore lint/suspicious/noExplicitAny: a collector takes what it returns, whatever that is
  readonly collect: Collector<any>;
}

export type Flag = SwitchFlag | ValueFlag | RepeatedFlag;

/** Flags by the names of their options: `maxEdge` is `--max-edge`. */
export type Flags = Readonly<Record<string, Flag>>;

type FlagValue<F> = F extends { readonly collect: Collector<infer T> }
  ? T
  : F extends { readonly read: (text: string) => infer T }
    ? T | (F extends { readonly bare: infer Bare } ? Bare : never) | (F extends { readonly default: unknown } ? never : undefined)
    : boolean;

/** The options that a table of flags is read into. */
export type ParsedFlags<F> = { readonly [Name in keyof F]: FlagValue<F[Name]> };

/**
 * Defines flags that the help lists under one heading: their help, reader, default and choices in one place, from which the
 * parser, the help, completion, the reference and the type of the options are made.
 *
 * @example
 * const imageFlags = defineFlags("Images:", {
 *   quality: { value: "<1-100>", read: wholeNumber({ from: 1, to: 100 }), help: "set the JPEG quality" },
 * });
 * type ImageOptions = ParsedFlags<typeof imageFlags>; // { readonly quality: number | undefined }
 */
export function defineFlags<const F extends Flags>(heading: string, flags: F): F {
  return Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, { ...flag, heading }])) as unknown as F;
}

/** `"maxEdge"` is `"--max-edge"` on the command line. */
export const flagName = (option: string): string => `--${kebabCase(option)}`;

export const kebabCase = (option: string): string => option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The options of a command line without flags. */
export function defaultOptions<F extends Flags>(flags: F): ParsedFlags<F> {
  return Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, defaultOf(flag)])) as ParsedFlags<F>;
}

function defaultOf(flag: Flag): unknown {
  if ("collect" in flag) return flag.collect.initial;
  if ("read" in flag) return flag.default;
  return flag.negated ?? false;
}
