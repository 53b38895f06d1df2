/**
 * What to do about an error, as data. The error's message ends with `advice`; a program whose users set options
 * by other names, such as a command line, replaces that part with its own words.
 *
 * @example
 * const message = error.hint ? error.message.replace(error.hint.advice, () => flagAdvice(error.hint)) : error.message;
 */
export interface ErrorHint {
  /** The option to set, by its name in the API of the packages, such as `"maxTokens"`. */
  readonly option: string;
  /** The value to set, where there is one to recommend. */
  readonly value?: string | number | boolean;
  /** The sentence of the message that says so. */
  readonly advice: string;
}
