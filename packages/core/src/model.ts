/**
 * The specification of a model: pure types. A provider package makes plain objects of this shape
 * and depends on nothing else of core's insides.
 *
 * @module
 */
import type { ImageDetail, Message } from "./message.js";

/** A vision-language model that a provider package made. */
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
  /** Sends the request and gives the whole reply. Rejects with a `LegendaError`. */
  generate(request: ModelRequest): Promise<ModelReply>;
  /** Sends the request when it is read, and gives the reply as it is made; the last delta is of type `"end"`. */
  stream(request: ModelRequest): AsyncIterable<ModelDelta>;
}

/** What a model can take and give, as data. */
export interface Capabilities {
  readonly images: ImageCapabilities;
  /** The ways to get JSON for a schema, best first: the provider's native schema, a tool, JSON mode, or the prompt alone. */
  readonly structuredOutput: readonly StructuredOutputMode[];
  /** Whether `stream` gives more than one text delta. */
  readonly streaming: boolean;
  /** The sampling parameters that the model takes, beside `providerOptions`; all unless told. */
  readonly params?: readonly (keyof Params)[];
  /** How many tokens an image costs; `undefined` where it is not known. */
  readonly imageTokens?: ImageTokens;
  /** `undefined` where no price is known, and then no cost is either. */
  readonly prices?: Prices;
}

export type StructuredOutputMode = "schema" | "tool" | "json" | "prompt";

export interface ImageCapabilities {
  /** Media types that are taken as they are, such as `"image/png"`. */
  readonly mediaTypes: readonly string[];
  /** Whether an `https:` URL may be passed through for the provider to fetch. */
  readonly urls: boolean;
  /** The most images in one request. */
  readonly maxImages?: number;
  /** The most bytes of one image, before base64. */
  readonly maxBytes?: number;
  /** The most pixels of the longer edge. */
  readonly maxEdge?: number;
  /** The most pixels of one image, width times height. */
  readonly maxPixels?: number;
}

/**
 * A vendor's rule for the tokens of one image, as data: `tokensFor` computes it. Lengths are in pixels.
 *
 * - `tiles`: down to 2048 x 2048, then the shorter side down to 768; `base` and `tile` for each 512 x 512
 *   tile begun. At detail `low` the base alone.
 * - `patches`: down to the level's longest edge, then to its number of 32 x 32 patches; `multiplier` for each patch.
 * - `cells`: down to the longest edge and the number of tokens; one token for each 28 x 28 cell begun.
 * - `crops`: 258 for an image of 384 x 384 and less, else for each square crop of two thirds of its shorter side.
 * - `levels`: by detail alone, whatever the size.
 * - `scaled`: `perUnit` times width and height over `unit`, each between 1 and 2.
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

/** A model's prices, in US dollars for a million tokens. */
export interface Prices {
  readonly input: number;
  readonly output: number;
  /** Input read from the prompt cache; as `input` unless told. */
  readonly cachedInput?: number;
  /** The date of the price table, as `YYYY-MM-DD`. */
  readonly pricedAt: string;
  /** Where the prices were read: a URL. */
  readonly source: string;
}

/** One request to a model: everything that it depends on. */
export interface ModelRequest {
  readonly messages: readonly Message[];
  /** Asks for JSON that fits the schema (JSON Schema, draft 2020-12; the root is an object). */
  readonly schema?: RequestSchema;
  readonly params: Params;
  readonly signal?: AbortSignal;
}

export interface RequestSchema {
  /** At most 64 characters out of `A-Z a-z 0-9 _ -`. */
  readonly name: string;
  readonly jsonSchema: JsonSchema;
}

/** A JSON Schema object. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Sampling parameters. A parameter that a model cannot take throws; it is never dropped. */
export interface Params {
  readonly temperature?: number;
  readonly topP?: number;
  /** The most tokens of the answer. */
  readonly maxTokens?: number;
  /** Texts that end the answer. */
  readonly stop?: readonly string[];
  readonly seed?: number;
  /** The escape hatch: merged into the vendor's own request body as it is. */
  readonly providerOptions?: Readonly<Record<string, unknown>>;
}

/**
 * Why the model stopped. Only `"stop"` is a whole answer. `"other"` is a reason that the adapter does not know:
 * reading the value of such a reply throws, as it does for a refusal.
 */
export type Finish = "stop" | "length" | "refusal" | "filtered" | "other";

export interface ModelReply {
  /** The answer's text; for a refusal, what the model said instead. */
  readonly text: string;
  readonly finish: Finish;
  readonly usage: Usage;
  readonly provider: string;
  /** The model that answered, as the provider names it. */
  readonly model: string;
  readonly requestId?: string;
  /** What the provider said of its limits, where it did. */
  readonly rateLimits?: RateLimits;
  /** How many requests stand behind it, where it is not one: those that failed before it count, and one out of a cache took none. */
  readonly attempts?: number;
  /** What it cost, where that is known better than by the model's prices: the models of a fallback have each their own. */
  readonly cost?: Cost;
  /** The vendor's own reply. */
  readonly raw: unknown;
}

/** What is left of a provider's limits, as its headers say. */
export interface RateLimits {
  readonly requests?: RateLimit;
  readonly tokens?: RateLimit;
}

export interface RateLimit {
  readonly limit?: number;
  readonly remaining?: number;
  /** Milliseconds until the limit is whole again. */
  readonly resetMs?: number;
}

/** Counts of tokens, as the provider reports them. */
export interface Usage {
  /** The whole prompt, `cachedInputTokens` included. */
  readonly inputTokens?: number;
  /** The whole answer, `reasoningTokens` included. */
  readonly outputTokens?: number;
  /** What of the prompt was read from the provider's cache. */
  readonly cachedInputTokens?: number;
  readonly reasoningTokens?: number;
}

/** A piece of a streamed reply. A stream that stops without its `"end"` was cut, and is an error. */
export type ModelDelta = { readonly type: "text"; readonly text: string } | { readonly type: "end"; readonly reply: ModelReply };

/** All that is known of a finished call. */
export interface Reply<T> extends ModelReply {
  /** The answer: text, or a value that the response model passed. */
  readonly value: T;
  /** What the call cost; `undefined` where no price is known, never 0. */
  readonly cost?: Cost;
  /** How many requests it took, a request sent again for a faulty answer included. */
  readonly attempts: number;
  /** From the first request to the value, in milliseconds. */
  readonly durationMs: number;
}

export interface Cost {
  readonly amount: number;
  readonly currency: "USD";
  /** The date of the price table, as `YYYY-MM-DD`. */
  readonly pricedAt: string;
}
