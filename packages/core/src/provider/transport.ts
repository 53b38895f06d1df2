import type { EncodedRequest } from "./adapter.js";
import type { Base64Slots } from "./base64-slots.js";

/** Sends requests to a vendor, with `fetch` or the vendor's official client. */
export interface Transport {
  /** Texts that must not appear in an error or a reply: keys, and the values of headers. */
  readonly secrets: readonly string[];
  /** Replaces markers with images when a body is sent; `undefined` if the body must contain the images from the start. */
  readonly slots?: Base64Slots | undefined;
  /** The server's URL for errors, without credentials and query. */
  readonly address?: string | undefined;
  /**
   * Sends a request.
   *
   * @throws {VendorFailure} for an error status
   * @throws {ConnectionFailure} if there is no response
   */
  send(request: OutgoingRequest): Promise<IncomingReply>;
}

export interface OutgoingRequest extends EncodedRequest {
  readonly stream: boolean;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** A reply: an HTTP response with a successful status, or the value that a client has parsed. */
export type IncomingReply =
  | Response
  | { readonly value: unknown; readonly headers?: Headers | undefined }
  | { readonly events: AsyncIterable<unknown>; readonly headers?: Headers | undefined };
