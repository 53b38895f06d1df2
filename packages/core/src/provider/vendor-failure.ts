import type { FailureExplanation } from "./explanation.js";

/** Shared by every copy of the package in a process: what an adapter of one throws is recognised by the engine of another. */
const vendorBrand = Symbol.for("legenda.vendor-failure");
const connectionBrand = Symbol.for("legenda.connection-failure");

const isBranded = (value: unknown, brand: symbol): boolean => typeof value === "object" && value !== null && brand in value;

/** What is known of a request that a vendor answered with an error, or with something that is not a reply. */
export interface VendorFailureOptions {
  /** The HTTP status; `undefined` for an error inside a reply or a stream whose status was 200. */
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
  /** What the vendor sent: parsed JSON, or a text. */
  readonly body?: unknown;
  /** What is known already, and takes precedence over what the body seems to say. */
  readonly explanation?: FailureExplanation;
}

/**
 * A vendor's error as it came over the wire. A decoder throws it for an error inside a reply, the transport for
 * an error status; `createModel` turns it into a `ProviderError`. It never reaches a caller: its body may
 * quote keys and images.
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
    super("The vendor answered with an error.");
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

/** The system's code of a failure, wherever it stands among the causes. Never a text: texts may quote addresses and keys. */
export function causeCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; typeof at === "object" && at !== null && depth < 8; depth++) {
    const { code, cause } = at as { readonly code?: unknown; readonly cause?: unknown };
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code;
    at = cause;
  }
  return undefined;
}
