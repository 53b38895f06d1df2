import { DefinitionError } from "../errors/definition-error.js";

type Method = (...args: never[]) => unknown;

/** A method as either kind of decorators presents it. */
export interface Decorated {
  readonly method: Method;
  /** As it is named in errors: `Captions.altText`. */
  readonly name: string;
  readonly key: string | symbol;
  /** The prototype, or the constructor for a static method; legacy decorators only. */
  readonly target: object | undefined;
}

/**
 * Tells the two kinds of decorators apart by their second argument: TC39 gives a context with a
 * `kind`, legacy a key. Anything but a method is an error.
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

/** Whether a value is what TC39 decorators get as their second argument. */
export function isDecoratorContext(value: unknown): value is DecoratorContext & { readonly name: string | symbol } {
  return typeof value === "object" && value !== null && typeof (value as Partial<DecoratorContext>).kind === "string";
}

function misplaced(decorator: string, kind: unknown): DefinitionError {
  return new DefinitionError(
    `@${decorator} stands on a ${String(kind)}; it belongs on a method: caption(url: ImageInput): Answer<string> { return answer(); }`,
  );
}
