/** Shared by every copy of the package in a process, so that an error of one is recognised by another. */
const brand = Symbol.for("legenda.error");

/** The name of each class of error, whatever copy of the package made it. */
export type ErrorKind =
  | "LegendaError"
  | "DefinitionError"
  | "TemplateError"
  | "ImageError"
  | "ProviderError"
  | "AuthenticationError"
  | "PermissionError"
  | "NotFoundError"
  | "InvalidRequestError"
  | "RequestTooLargeError"
  | "RateLimitError"
  | "QuotaError"
  | "OverloadedError"
  | "TimeoutError"
  | "ConnectionError"
  | "RefusedError"
  | "ResponseError"
  | "FallbackError"
  | "StreamError";

/**
 * The base of all errors that Legenda throws. Its message names the thing and the way out,
 * and never holds a key or the bytes of an image.
 *
 * `instanceof` recognises errors of other copies of the package as well.
 *
 * @example
 * try {
 *   await captions.caption("https://example.com/wolf.jpg");
 * } catch (error) {
 *   if (error instanceof LegendaError) console.error(error.name, error.message);
 * }
 */
export class LegendaError extends Error {
  static readonly kind: ErrorKind = "LegendaError";

  constructor(message: string, options?: { cause?: unknown }) {
    // A cause that is undefined would still be shown as one.
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    const kinds = kindsOf(new.target);
    this.name = kinds[0] ?? "LegendaError";
    Object.defineProperty(this, brand, { value: kinds });
  }

  // biome-ignore-start lint/complexity/noThisInStatic: `this` is the subclass on the right of instanceof
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    const kinds = (value as { [brand]?: readonly string[] })[brand];
    // A user's own subclass has no kind of its own: there the prototype chain decides.
    if (!Object.hasOwn(this, "kind")) return Function.prototype[Symbol.hasInstance].call(this, value);
    return kinds?.includes(this.kind) ?? false;
  }
  // biome-ignore-end lint/complexity/noThisInStatic: see above
}

/** The kinds of a class and of those it extends, nearest first. */
function kindsOf(errorClass: unknown): readonly ErrorKind[] {
  const kinds: ErrorKind[] = [];
  for (let at = errorClass; typeof at === "function"; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, "kind")) kinds.push((at as typeof LegendaError).kind);
  }
  return kinds;
}
