import type { FailureExplanation } from "./explanation.js";

/** Shared by all copies of the package in a process, so that the engine of one recognises failures thrown by the adapter of another. */
const vendorBrand = Symbol.for("legenda.vendor-failure");
const connectionBrand = Symbol.for("legenda.connection-failure");

const isBranded = (value: unknown, brand: symbol): boolean => typeof value === "object" && value !== null && brand in value;

/** The data of a vendor's error, or of a response that is not a reply. */
export interface VendorFailureOptions {
  /** The HTTP status; `undefined` for an error inside a reply or a stream whose status was 200. */
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
  /** The vendor's body: parsed JSON, or a text. */
  readonly body?: unknown;
  /** Takes precedence over what is found in the body. */
  readonly explanation?: FailureExplanation;
}

/**
 * A vendor's error as it was received. A decoder throws it for an error inside a reply, the transport for an error status;
 * `createModel` converts it to a `ProviderError`. It never reaches a caller, since its body may quote keys and images.
 *
 * @example
 * const failure = errorIn(body);
 * if (failure) throw new VendorFailure({ body });
 */
export class VendorFailure extends Error {
  readonly status: number | undefined;
  readonly headers: Headers | undefined;
  readonly body: unknown;
  readonly explanation: FailureExplanation;
  readonly [vendorBrand] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isBranded(value, vendorBrand);
  }

  constructor({ status, headers, body, explanation = {} }: VendorFailureOptions) {
    super("The vendor responded with an error.");
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.explanation = explanation;
  }
}

/** A connection that could not be opened, or that broke. `code` is the system's own, such as `"ECONNREFUSED"`. */
export class ConnectionFailure extends Error {
  readonly code: string | undefined;
  readonly [connectionBrand] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isBranded(value, connectionBrand);
  }

  constructor(cause: unknown) {
    super("The connection failed.");
    this.code = causeCode(cause);
  }
}

/** The system's code of a failure, from any of its causes. It is never a message, which may quote URLs and keys. */
export function causeCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; typeof at === "object" && at !== null && depth < 8; depth++) {
    const { code, cause } = at as { readonly code?: unknown; readonly cause?: unknown };
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code;
    at = cause;
  }
  return undefined;
}
