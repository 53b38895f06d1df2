import type { EncodedRequest } from "./adapter.js";
import type { Base64Slots } from "./base64-slots.js";

/** What carries requests to a vendor: the runtime's `fetch`, or a vendor's official client. */
export interface Transport {
  /** Texts that must stand in no error and no reply: keys, and the values of headers. */
  readonly secrets: readonly string[];
  /** Where images may stand in a body as markers until it is sent; `undefined` where they must be in it from the start. */
  readonly slots?: Base64Slots | undefined;
  /** The server's address, for errors: without credentials and query. */
  readonly address?: string | undefined;
  /**
   * Sends a request.
   *
   * @throws {VendorFailure} for an error status
   * @throws {ConnectionFailure} where there is no response
   */
  send(request: OutgoingRequest): Promise<IncomingReply>;
}

export interface OutgoingRequest extends EncodedRequest {
  readonly stream: boolean;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** What comes back: an HTTP response with a good status, or what a client has already parsed. */
export type IncomingReply =
  | Response
  | { readonly value: unknown; readonly headers?: Headers | undefined }
  | { readonly events: AsyncIterable<unknown>; readonly headers?: Headers | undefined };
