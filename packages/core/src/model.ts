/**
 * The specification of a model: pure types. A provider package creates plain objects of this shape and depends on
 * nothing else inside core.
 *
 * @module
 */
import type { ImageDetail, Message } from "./message.js";

/** A vision-language model, created by a provider package or by a wrapper. */
export interface Model {
  /**
   * The version of this specification that the model follows; one that is absent means `"v1"`. A copy of the package that
   * does not know a model's version refuses the model, instead of misreading what it returns.
   */
  readonly specification?: "v1";
  /** The provider's short name, such as `"openai"`. */
  readonly provider: string;
  /** The model's name at that provider, such as `"gpt-4o-mini"`. */
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Sends the request and returns the complete reply. Rejects with a `LegendaError`. */
  generate(request: ModelRequest): Promise<ModelReply>;
  /** Sends the request on the first read and yields the reply as it is generated; the last delta has the type `"end"`. */
  stream(request: ModelRequest): AsyncIterable<ModelDelta>;
}

/** What a model accepts and produces, as data. */
export interface Capabilities {
  readonly images: ImageCapabilities;
  /** The supported ways to get JSON for a schema, best first: the provider's native schema, a tool, JSON mode, or the prompt alone. */
  readonly structuredOutput: readonly StructuredOutputMode[];
  /** Whether `stream` yields more than one text delta. */
  readonly streaming: boolean;
  /**
   * The sampling parameters that the model accepts, besides `providerOptions`.
   *
   * @default all of them
   */
  readonly params?: readonly (keyof Params)[];
  /** The rule for the tokens of an image; `undefined` where it is not known. */
  readonly imageTokens?: ImageTokens;
  /** `undefined` where no price is known; the cost of a call is then `undefined` as well. */
  readonly prices?: Prices;
}

export type StructuredOutputMode = "schema" | "tool" | "json" | "prompt";

export interface ImageCapabilities {
  /** Media types that are accepted as they are, such as `"image/png"`. */
  readonly mediaTypes: readonly string[];
  /** Whether an `https:` URL may be passed through for the provider to fetch. */
  readonly urls: boolean;
  /** The maximum number of images in one request. */
  readonly maxImages?: number;
  /** The maximum size of one image in bytes, before base64. */
  readonly maxBytes?: number;
  /** The maximum length of the longer edge, in pixels. */
  readonly maxEdge?: number;
  /** The maximum number of pixels of one image: width times height. */
  readonly maxPixels?: number;
}

/**
 * A vendor's rule for the tokens of one image, as data: `tokensFor` computes it. Lengths are in pixels.
 *
 * - `tiles`: scaled down to 2048 x 2048, then to a shorter side of 768; `base`, plus `tile` for each 512 x 512 tile
 *   that it covers, even in part. At detail `low`, `base` alone.
 * - `patches`: scaled down to the level's longest edge, then to its maximum of 32 x 32 patches; `multiplier` for each patch.
 * - `cells`: scaled down to the longest edge and the maximum of tokens; one token for each 28 x 28 cell that it covers, even in part.
 * - `crops`: 258 for an image of at most 384 x 384, otherwise 258 for each square crop of two thirds of its shorter side.
 * - `levels`: depends on the detail alone.
 * - `scaled`: `perUnit` times width and height divided by `unit`, each between 1 and 2.
 */
export type ImageTokens =
  | { readonly formula: "tiles"; readonly base: number; readonly tile: number }
  | {
      readonly formula: "patches";
      readonly multiplier: number;
      readonly levels: Readonly<Record<ImageDetail, { readonly maxEdge: number; readonly maxPatches?: number }>>;
    }
  | { readonly formula: "cells"; readonly maxEdge: number; readonly maxTokens: number }
  | { readonly formula: "crops" }
  | { readonly formula: "levels"; readonly levels: Readonly<Record<ImageDetail, number>> }
  | { readonly formula: "scaled"; readonly unit: number; readonly perUnit: number };

/** A model's prices, in US dollars per million tokens. */
export interface Prices {
  readonly input: number;
  readonly output: number;
  /**
   * Input tokens served from the prompt cache.
   *
   * @default the price of `input`
   */
  readonly cachedInput?: number;
  /** The date of the price table, as `YYYY-MM-DD`. */
  readonly pricedAt: string;
  /** The URL of the page that states the prices. */
  readonly source: string;
}

/** One request to a model, with everything that it depends on. */
export interface ModelRequest {
  readonly messages: readonly Message[];
  /** Requests JSON that matches the schema (JSON Schema, draft 2020-12; the root is an object). */
  readonly schema?: RequestSchema;
  readonly params: Params;
  readonly signal?: AbortSignal;
}

export interface RequestSchema {
  /** At most 64 characters from `A-Z a-z 0-9 _ -`. */
  readonly name: string;
  readonly jsonSchema: JsonSchema;
}

/** A JSON Schema object. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Sampling parameters. A parameter that a model does not accept is an error; it is never dropped. */
export interface Params {
  readonly temperature?: number;
  readonly topP?: number;
  /** The maximum number of tokens in the answer. */
  readonly maxTokens?: number;
  /** Stop sequences: texts at which the answer ends. */
  readonly stop?: readonly string[];
  readonly seed?: number;
  /** Parameters of the vendor's own API, merged into the request body as they are. */
  readonly providerOptions?: Readonly<Record<string, unknown>>;
}

/**
 * Why the model stopped. Only `"stop"` is a complete answer. `"other"` is a reason that the adapter does not know:
 * reading the value of such a reply throws, as it does for a refusal.
 */
export type Finish = "stop" | "length" | "refusal" | "filtered" | "other";

export interface ModelReply {
  /** The text of the answer or, for a refusal, of the refusal. */
  readonly text: string;
  readonly finish: Finish;
  readonly usage: Usage;
  readonly provider: string;
  /** The model that answered, as the provider names it. */
  readonly model: string;
  readonly requestId?: string;
  /** The rate limits that the provider reported with the reply. */
  readonly rateLimits?: RateLimits;
  /**
   * The number of requests that were sent for this reply: failed ones count, and a reply from a cache has 0.
   *
   * @default 1
   */
  readonly attempts?: number;
  /** The cost, where the model's prices do not determine it: the models of a fallback each have their own. */
  readonly cost?: Cost;
  /** The vendor's own reply. */
  readonly raw: unknown;
}

/** What remains of a provider's limits, according to its headers. */
export interface RateLimits {
  readonly requests?: RateLimit;
  readonly tokens?: RateLimit;
}

export interface RateLimit {
  readonly limit?: number;
  readonly remaining?: number;
  /** Milliseconds until the limit resets. */
  readonly resetMs?: number;
}

/** Token counts as the provider reports them. */
export interface Usage {
  /** Tokens of the prompt, including `cachedInputTokens`. */
  readonly inputTokens?: number;
  /** Tokens of the answer, including `reasoningTokens`. */
  readonly outputTokens?: number;
  /** Input tokens served from the prompt cache. */
  readonly cachedInputTokens?: number;
  readonly reasoningTokens?: number;
}

/** A piece of a streamed reply. A stream that ends without an `"end"` delta was cut off, which is an error. */
export type ModelDelta = { readonly type: "text"; readonly text: string } | { readonly type: "end"; readonly reply: ModelReply };

/** The result of a finished call, with everything that is known about it. */
export interface Reply<T> extends ModelReply {
  /** The answer: text, or a value that the response model accepted. */
  readonly value: T;
  /** What the call cost; `undefined` where no price is known, never 0. */
  readonly cost?: Cost;
  /** The number of requests that were sent, including retries and corrections. */
  readonly attempts: number;
  /** The time from the first request to the value, in milliseconds. */
  readonly durationMs: number;
}

export interface Cost {
  readonly amount: number;
  readonly currency: "USD";
  /** The date of the price table, as `YYYY-MM-DD`. */
  readonly pricedAt: string;
}
