/** A class of errors. */
export type ErrorClass<E> = abstract new (...args: never) => E;

/**
 * Returns what a promise rejects with, or what a function throws or rejects with. Fails if there is no error.
 *
 * @param type the expected class; any other error is thrown again
 */
export async function errorOf<E = unknown>(work: PromiseLike<unknown> | (() => unknown), type?: ErrorClass<E>): Promise<E> {
  let value: unknown;
  try {
    value = await (typeof work === "function" ? work() : work);
  } catch (error) {
    return ofType(error, type);
  }
  throw new Error("There was no error.", { cause: value });
}

/** The same for a function that throws synchronously. */
export function thrownBy<E = unknown>(work: () => unknown, type?: ErrorClass<E>): E {
  let value: unknown;
  try {
    value = work();
  } catch (error) {
    return ofType(error, type);
  }
  throw new Error("There was no error.", { cause: value });
}

function ofType<E>(error: unknown, type: ErrorClass<E> | undefined): E {
  if (type && !(error instanceof type)) throw error;
  return error as E;
}
