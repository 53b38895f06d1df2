import type { ProviderOptions } from "@legenda/core/provider";
import type { KnownModelId } from "./models/table.js";

/** The name of a model. Editors suggest those in the table; any other is accepted. */
export type AnthropicModelId = KnownModelId | (string & {});

/** The part of a client of `@anthropic-ai/sdk`, or of its packages for other clouds, that is used here. */
export interface AnthropicClient {
  readonly baseURL?: string;
  readonly messages: { create(body: object, options?: AnthropicClientRequest): { asResponse(): Promise<Response> } };
  withOptions(options: AnthropicClientChanges): AnthropicClient;
}

interface AnthropicClientRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly maxRetries?: number;
  readonly timeout?: number;
}

interface AnthropicClientChanges {
  readonly fetch?: typeof globalThis.fetch;
  readonly maxRetries?: number;
}

export interface AnthropicOptions extends ProviderOptions {
  /**
   * A configured client of the package `@anthropic-ai/sdk`, or of those for Amazon Bedrock and Google Cloud. All requests
   * are sent through it; its own retries are switched off, and `apiKey` and `baseURL` are ignored.
   */
  readonly client?: AnthropicClient;
}
