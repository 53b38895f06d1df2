import type { ImagePart, Message, Role } from "../message.js";
import type { Finish, ModelRequest, RateLimits, RequestSchema, StructuredOutputMode, Usage } from "../model.js";
import type { FailureExplanation } from "./explanation.js";
import type { ProviderImage } from "./provider-image.js";
import type { VendorFailure } from "./vendor-failure.js";

/**
 * How one vendor words requests, replies and errors: pure functions. `createModel` does the rest: keys, images,
 * sending, deadlines, the ladder of structured output, the end of a stream, redaction.
 */
export interface ProviderAdapter {
  /**
   * Refuses what the vendor has no place for, before an image is read; unknown parts and too many images are refused already.
   *
   * @throws {InvalidRequestError}
   */
  check?(request: ModelRequest): void;
  /** Words a request as the vendor's JSON. */
  encode(request: ModelRequest, context: EncodeContext): EncodedRequest;
  /**
   * Reads a whole reply.
   *
   * @param body parsed JSON of any shape
   * @throws {VendorFailure} for an error in it, and for a body that is not a reply
   */
  decode(body: unknown, context: DecodeContext): DecodedReply;
  /** Reads one stream. */
  decodeStream(context: DecodeContext): StreamDecoder;
  /** Corrects what a failure means, beyond what is read from the places where most vendors put it (`common`). */
  explain?(failure: VendorFailure, common: FailureExplanation): FailureExplanation;
  /** Reads the limits that a response's headers tell of. */
  rateLimits?(headers: Headers): RateLimits | undefined;
  /** The data of the event that ends a stream, such as `"[DONE]"`; without one, `StreamDecoder.ended` tells. */
  readonly endMark?: string;
  /** The response header that holds the request's id. @default "x-request-id" */
  readonly requestIdHeader?: string;
  /** The roles whose messages may hold images. @default ["user"] */
  readonly imageRoles?: readonly Role[];
  /** The most bytes of all images of a request together, in base64. */
  readonly maxImageBytes?: number;
  /** Whether a way of structured output can say the schema at all. @default true */
  canEncode?(mode: StructuredOutputMode, schema: RequestSchema): boolean;
  /**
   * Whether an error refuses the way in which a value was asked for: for every schema (`"mode"`), or for this one
   * (`"schema"`). The next way is then tried.
   */
  refusal?(error: Error, mode: StructuredOutputMode): "mode" | "schema" | undefined;
  /**
   * Whether the vendor takes a URL, where that differs from `capabilities.images.urls`: those of its own file store, or
   * not those of `http:`. `undefined` for all others.
   */
  takesUrl?(url: string): boolean | undefined;
}

export interface EncodeContext {
  /** The messages to send: those of the request, with the schema in the prompt where the mode wants it there. */
  readonly messages: readonly Message[];
  /** How a value is asked for; `undefined` where the request has no schema. */
  readonly mode: StructuredOutputMode | undefined;
  /** Whether the reply is to be streamed. */
  readonly stream: boolean;
  /** An image as it stands in the body. */
  image(part: ImagePart): PlacedImage;
  /** An image as it was read. */
  source(part: ImagePart): ProviderImage;
}

/** An image in one of the two forms that vendors take. */
export type PlacedImage =
  | { readonly kind: "url"; readonly url: string }
  | {
      readonly kind: "base64";
      readonly mediaType: string;
      /** The image's base64, or a short marker that is replaced by it while the body is sent. */
      readonly data: string;
    };

export interface EncodedRequest {
  /** The path behind the base URL, such as `"/chat/completions"`. */
  readonly path: string;
  readonly body: object;
  /** The caller's `params.providerOptions`, merged into the body when it is sent; left out where `body` holds them already. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

export interface DecodeContext {
  readonly request: ModelRequest;
  readonly mode: StructuredOutputMode | undefined;
}

/** What a vendor's reply says. `createModel` redacts its names and adds what the headers say. */
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
   * Takes an event in.
   *
   * @param event the event's data as parsed JSON
   * @param name the event's name, where it has one
   * @returns the text that it adds; `""` for none
   * @throws {VendorFailure} for an error in it
   */
  push(event: unknown, name: string | undefined): string;
  /** Whether the event that ends the stream has come, so that nothing needs to be waited for. */
  ended?(): boolean;
  /**
   * The whole reply, asked for once the stream has ended in good order.
   *
   * @param endMark whether the stream's `endMark` came
   * @returns `undefined` where the answer is not whole
   */
  reply(endMark: boolean): DecodedReply | undefined;
}
