import type { ImagePart } from "../message.js";
import type { Model, ModelRequest, StructuredOutputMode } from "../model.js";
import type { DecodedReply, ProviderAdapter } from "./adapter.js";
import type { ProviderImage } from "./provider-image.js";
import type { ProviderOptions } from "./provider-options.js";
import type { Transport } from "./transport.js";

interface Described extends Pick<Model, "provider" | "id" | "capabilities">, Pick<ProviderOptions, "timeoutMs" | "download"> {}

/** A model behind a vendor's HTTP API. */
export interface HttpModelDefinition extends Described, ProviderAdapter {
  /** Creates the transport at the first call. After a failure, such as a missing key, the next call tries again. */
  connect(): Transport | Promise<Transport>;
}

/** The part of a definition that is loaded with a model's first call. */
export interface LoadedDefinition extends ProviderAdapter, Pick<HttpModelDefinition, "connect" | "download"> {}

/** A model behind a vendor's HTTP API, most of which is loaded with its first call, so that creating it is cheap. */
export interface LazyModelDefinition extends Described {
  load(): Promise<LoadedDefinition>;
}

/** A model behind any function that answers: a library, a process, a server with its own protocol. */
export interface AnsweringModelDefinition
  extends Described,
    Pick<ProviderAdapter, "check" | "canEncode" | "refusal" | "takesUrl" | "imageRoles"> {
  /**
   * Answers a request: with a text, a reply, or pieces of text that a reply may follow. Without a reply that says
   * otherwise, the text is a complete answer.
   */
  answer(request: AnsweringRequest): Promise<string | AnsweredReply> | AsyncIterable<string | AnsweredReply>;
}

/** A request whose images have been read and checked, and whose schema is in the prompt if the mode requires it. */
export interface AnsweringRequest extends ModelRequest {
  readonly signal: AbortSignal;
  /** Whether the reply is streamed. */
  readonly stream: boolean;
  /** The mode of structured output; `undefined` if the request has no schema. */
  readonly mode: StructuredOutputMode | undefined;
  /** Returns an image of the request: its bytes, or its URL if the model accepts URLs. */
  image(part: ImagePart): ProviderImage;
}

/** A reply. Without a `finish` it is complete; other missing fields are unknown. */
export type AnsweredReply = Partial<DecodedReply> & Pick<DecodedReply, "text">;

export type ModelDefinition = HttpModelDefinition | LazyModelDefinition | AnsweringModelDefinition;
