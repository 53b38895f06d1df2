import { DefinitionError } from "../errors/definition-error.js";

type Method = (...args: never[]) => unknown;

/** A decorated method, for either kind of decorators. */
export interface Decorated {
  readonly method: Method;
  /** The name for error messages: `Captions.altText`. */
  readonly name: string;
  readonly key: string | symbol;
  /** The prototype, or the constructor for a static method; legacy decorators only. */
  readonly target: object | undefined;
}

/**
 * Reads the arguments of a decorator. The second one distinguishes the two kinds: a context with a `kind` for TC39
 * decorators, a key for legacy ones.
 *
 * @throws {DefinitionError} for anything that is not a method
 */
export function decoratedMethod(decorator: string, [first, second, third]: readonly unknown[]): Decorated {
  if (isDecoratorContext(second)) {
    if (second.kind !== "method" || typeof first !== "function") throw misplaced(decorator, second.kind);
    return { method: first as Method, name: String(second.name), key: second.name, target: undefined };
  }
  if (typeof second !== "string" && typeof second !== "symbol")
    throw misplaced(decorator, typeof first === "function" ? "class" : typeof first);
  const descriptor = third as PropertyDescriptor | undefined;
  if (typeof third === "number") throw misplaced(decorator, "parameter");
  if (typeof descriptor?.value !== "function")
    throw misplaced(decorator, descriptor?.get || descriptor?.set ? "accessor" : "field");
  const target = first as object;
  const owner = typeof target === "function" ? target.name : target.constructor?.name;
  return { method: descriptor.value as Method, name: owner ? `${owner}.${String(second)}` : String(second), key: second, target };
}

/** Whether a value is the context that TC39 decorators receive as their second argument. */
export function isDecoratorContext(value: unknown): value is DecoratorContext & { readonly name: string | symbol } {
  return typeof value === "object" && value !== null && typeof (value as Partial<DecoratorContext>).kind === "string";
}

function misplaced(decorator: string, kind: unknown): DefinitionError {
  return new DefinitionError(
    `@${decorator} decorates methods, not ${String(kind)} declarations: caption(url: ImageInput): Answer<string> { return answer(); }`,
  );
}
