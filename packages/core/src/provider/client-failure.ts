import { ConnectionFailure, VendorFailure } from "./vendor-failure.js";

/**
 * The failure behind an error that an official client has thrown: that of the guarded `fetch` among its causes, or else the
 * response in the error. The client's own error is not passed on, since it quotes the vendor, who may quote the key or the
 * image.
 *
 * @param bodyOf reads the vendor's body from a client's error
 */
export function clientFailure(
  thrown: unknown,
  bodyOf: (error: { readonly error?: unknown; readonly message?: unknown }) => unknown = ({ error, message }) => error ?? message,
): unknown {
  for (let at = thrown, depth = 0; typeof at === "object" && at !== null && depth < 8; depth++) {
    if (at instanceof VendorFailure || at instanceof ConnectionFailure) return at;
    at = (at as { readonly cause?: unknown }).cause;
  }
  const { status, headers } = (thrown ?? {}) as { readonly status?: unknown; readonly headers?: unknown };
  if (typeof status === "number") {
    return new VendorFailure({
      status,
      headers: headers instanceof Headers ? headers : undefined,
      body: bodyOf(thrown as { readonly error?: unknown }),
    });
  }
  return new ConnectionFailure(thrown);
}
