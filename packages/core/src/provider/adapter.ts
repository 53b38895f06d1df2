import type { ImagePart, Message, Role } from "../message.js";
import type { Finish, ModelRequest, RateLimits, RequestSchema, StructuredOutputMode, Usage } from "../model.js";
import type { FailureExplanation } from "./explanation.js";
import type { ProviderImage } from "./provider-image.js";
import type { VendorFailure } from "./vendor-failure.js";

/**
 * Converts requests, replies and errors to and from one vendor's API, in pure functions. `createModel` does the rest: keys,
 * images, sending, deadlines, the modes of structured output, the end of a stream, redaction.
 */
export interface ProviderAdapter {
  /**
   * Checks a request before its images are read. Unknown parts and too many images have been refused before.
   *
   * @throws {InvalidRequestError} for anything that the vendor does not support
   */
  check?(request: ModelRequest): void;
  /** Converts a request to the vendor's JSON. */
  encode(request: ModelRequest, context: EncodeContext): EncodedRequest;
  /**
   * Reads a complete reply.
   *
   * @param body parsed JSON of any shape
   * @throws {VendorFailure} if the body contains an error, or is not a reply
   */
  decode(body: unknown, context: DecodeContext): DecodedReply;
  /** Reads one stream. */
  decodeStream(context: DecodeContext): StreamDecoder;
  /** Corrects the explanation of a failure; `common` is the one found where most vendors put it. */
  explain?(failure: VendorFailure, common: FailureExplanation): FailureExplanation;
  /** Reads the rate limits from a response's headers. */
  rateLimits?(headers: Headers): RateLimits | undefined;
  /** The data of the event that ends a stream, such as `"[DONE]"`; without one, `StreamDecoder.ended` determines the end. */
  readonly endMark?: string;
  /**
   * The response header with the request's id.
   *
   * @default "x-request-id"
   */
  readonly requestIdHeader?: string;
  /**
   * The roles whose messages may contain images.
   *
   * @default ["user"]
   */
  readonly imageRoles?: readonly Role[];
  /** Maximum total size of all images of a request, in bytes of base64. */
  readonly maxImageBytes?: number;
  /**
   * Whether a mode of structured output can express the schema.
   *
   * @default true for every schema
   */
  canEncode?(mode: StructuredOutputMode, schema: RequestSchema): boolean;
  /**
   * Whether an error rejects the mode of structured output: for every schema (`"mode"`), or for this one (`"schema"`). The
   * next mode is then tried.
   */
  refusal?(error: Error, mode: StructuredOutputMode): "mode" | "schema" | undefined;
  /**
   * Whether the vendor accepts this URL, where that differs from `capabilities.images.urls`: those of its own file store, or
   * not those of `http:`. `undefined` for all others.
   */
  takesUrl?(url: string): boolean | undefined;
}

export interface EncodeContext {
  /** The messages to send: those of the request, with the schema in the prompt if the mode requires it. */
  readonly messages: readonly Message[];
  /** The mode of structured output; `undefined` if the request has no schema. */
  readonly mode: StructuredOutputMode | undefined;
  /** Whether the reply is to be streamed. */
  readonly stream: boolean;
  /** Returns an image for the body. */
  image(part: ImagePart): PlacedImage;
  /** Returns an image as it was read. */
  source(part: ImagePart): ProviderImage;
}

/** An image in one of the two forms that vendors accept. */
export type PlacedImage =
  | { readonly kind: "url"; readonly url: string }
  | {
      readonly kind: "base64";
      readonly mediaType: string;
      /** The image's base64, or a short marker that is replaced with it while the body is sent. */
      readonly data: string;
    };

export interface EncodedRequest {
  /** The path after the base URL, such as `"/chat/completions"`. */
  readonly path: string;
  readonly body: object;
  /** The caller's `params.providerOptions`, merged into the body when it is sent; omitted if `body` already contains them. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

export interface DecodeContext {
  readonly request: ModelRequest;
  readonly mode: StructuredOutputMode | undefined;
}

/** The data of a vendor's reply. `createModel` redacts its names and adds the data of the headers. */
export interface DecodedReply {
  readonly text: string;
  readonly finish: Finish;
  readonly usage: Usage;
  /** The model that answered. */
  readonly model?: string | undefined;
  readonly requestId?: string | undefined;
  readonly raw: unknown;
}

/** Reads the events of one stream. */
export interface StreamDecoder {
  /**
   * Reads an event.
   *
   * @param event the event's data as parsed JSON
   * @param name the event's name, if it has one
   * @returns the text that it adds, or `""`
   * @throws {VendorFailure} if the event contains an error
   */
  push(event: unknown, name: string | undefined): string;
  /** Whether the last event of the stream has been read, so that there is nothing to wait for. */
  ended?(): boolean;
  /**
   * The complete reply. Called once the stream has ended cleanly.
   *
   * @param endMark whether the stream's `endMark` was received
   * @returns `undefined` if the answer is not complete
   */
  reply(endMark: boolean): DecodedReply | undefined;
}
