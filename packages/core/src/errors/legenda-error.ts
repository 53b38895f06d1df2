import type { ErrorHint } from "./error-hint.js";

/** Shared by all copies of the package in a process, so that each recognises the errors of the others. */
const brand = Symbol.for("legenda.error");

export interface LegendaErrorOptions {
  readonly cause?: unknown;
  /** Its advice is appended to the message, unless the message contains it already. */
  readonly hint?: ErrorHint | undefined;
}

/**
 * The base of all errors that Legenda throws. The message says what happened, to what, and what to do;
 * it never contains a key or the bytes of an image.
 *
 * `instanceof` also recognises errors made by another copy of the package. A subclass takes part in
 * that with a static `kind` of its own; without one, `instanceof` follows the prototype chain as usual.
 *
 * @example
 * try {
 *   await captions.caption("https://example.com/wolf.jpg");
 * } catch (error) {
 *   if (error instanceof LegendaError) console.error(error.name, error.message);
 * }
 * @example
 * class JournalError extends LegendaError {
 *   static override readonly kind = "JournalError";
 * }
 */
export class LegendaError extends Error {
  /** The name of the class, unique among all packages. It becomes the error's `name` and identifies the class across copies. */
  static readonly kind: string = "LegendaError";

  /** What to do about the error, as data. */
  declare readonly hint?: ErrorHint;

  constructor(message: string, { cause, hint }: LegendaErrorOptions = {}) {
    // Node prints a cause of undefined as well.
    super(withAdvice(message, hint), cause === undefined ? undefined : { cause });
    if (hint) this.hint = hint;
    const kinds = kindsOf(new.target);
    this.name = kinds[0] ?? "LegendaError";
    Object.defineProperty(this, brand, { value: kinds });
  }

  // biome-ignore-start lint/complexity/noThisInStatic: `this` is the subclass on the right of instanceof
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    const kinds = (value as { [brand]?: readonly string[] })[brand];
    // A subclass without a kind of its own is recognised by the prototype chain.
    if (!Object.hasOwn(this, "kind")) return Function.prototype[Symbol.hasInstance].call(this, value);
    return kinds?.includes(this.kind) ?? false;
  }
  // biome-ignore-end lint/complexity/noThisInStatic: see above
}

function withAdvice(message: string, hint: ErrorHint | undefined): string {
  return !hint || message.includes(hint.advice) ? message : `${message} ${hint.advice}`;
}

/** The kinds of a class and of those it extends, nearest first. */
function kindsOf(errorClass: unknown): readonly string[] {
  const kinds: string[] = [];
  for (let at = errorClass; typeof at === "function"; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, "kind")) kinds.push((at as typeof LegendaError).kind);
  }
  return kinds;
}
