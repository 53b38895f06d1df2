import type { ImagePart } from "../message.js";
import type { Model, ModelRequest, StructuredOutputMode } from "../model.js";
import type { DecodedReply, ProviderAdapter } from "./adapter.js";
import type { ProviderImage } from "./provider-image.js";
import type { ProviderOptions } from "./provider-options.js";
import type { Transport } from "./transport.js";

interface Described extends Pick<Model, "provider" | "id" | "capabilities">, Pick<ProviderOptions, "timeoutMs" | "download"> {}

/** A model behind a vendor's HTTP API. */
export interface HttpModelDefinition extends Described, ProviderAdapter {
  /** Makes what carries the requests, with the first call; after a failure, such as a missing key, with the next one again. */
  connect(): Transport | Promise<Transport>;
}

/** What of a definition is loaded with a model's first call. */
export interface LoadedDefinition extends ProviderAdapter, Pick<HttpModelDefinition, "connect" | "download"> {}

/** A model behind a vendor's HTTP API, most of which is loaded with its first call, so that making it costs next to nothing. */
export interface LazyModelDefinition extends Described {
  load(): Promise<LoadedDefinition>;
}

/** A model behind any function that answers: a library, a process, a server with a protocol of its own. */
export interface AnsweringModelDefinition
  extends Described,
    Pick<ProviderAdapter, "check" | "canEncode" | "refusal" | "takesUrl" | "imageRoles"> {
  /**
   * Answers a request: with a text, with a reply, or with pieces of text and perhaps a reply behind them. Where
   * there is no reply that says otherwise, the text is a whole answer.
   */
  answer(request: AnsweringRequest): Promise<string | AnsweredReply> | AsyncIterable<string | AnsweredReply>;
}

/** A request whose images have been read and checked, and whose schema stands in the prompt where the mode wants it there. */
export interface AnsweringRequest extends ModelRequest {
  readonly signal: AbortSignal;
  /** Whether the reply is read as it is made. */
  readonly stream: boolean;
  /** How a value is asked for; `undefined` where the request has no schema. */
  readonly mode: StructuredOutputMode | undefined;
  /** An image of the request: its bytes, or its URL where the model takes URLs. */
  image(part: ImagePart): ProviderImage;
}

/** A reply. Without a `finish` it is whole; what else it leaves out is unknown. */
export type AnsweredReply = Partial<DecodedReply> & Pick<DecodedReply, "text">;

export type ModelDefinition = HttpModelDefinition | LazyModelDefinition | AnsweringModelDefinition;
