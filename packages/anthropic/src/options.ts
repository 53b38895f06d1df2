import type Anthropic from "@anthropic-ai/sdk";
import type { CapabilityOverrides } from "./models/capabilities.js";

/** A model's name. Those that the SDK knows are suggested, and any other is taken. */
export type AnthropicModelId = Anthropic.Model;

/** A client of the official SDK, of whatever copy and cloud. */
export interface AnthropicClient {
  readonly messages: Pick<Anthropic.Messages, "create">;
  withOptions(options: { readonly fetch?: typeof globalThis.fetch; readonly maxRetries?: number }): AnthropicClient;
}

export interface AnthropicOptions {
  /** The key; `ANTHROPIC_API_KEY` of the environment unless given. It is asked for with the first call. */
  readonly apiKey?: string;
  /** Another address, without `/v1`; `ANTHROPIC_BASE_URL`, or the vendor's own, unless given. */
  readonly baseURL?: string;
  /** A client of your own, with its key, address, headers and cloud; `apiKey` and `baseURL` are not read then. Its retries are not used. */
  readonly client?: AnthropicClient;
  /** In place of the runtime's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** How long a whole answer may take, and how long a stream may be silent, in milliseconds; 10 minutes unless given. */
  readonly timeoutMs?: number;
  /** Corrects what is taken to be known of the model. */
  readonly capabilities?: CapabilityOverrides;
}
