import type { ProviderOptions } from "@legenda/core/provider";
import type { KnownModelId } from "./models/table.js";

/** A model's name. Those of the table are suggested, and any other is taken. */
export type AnthropicModelId = KnownModelId | (string & {});

/** What is used of a client of `@anthropic-ai/sdk`, or of its packages for Amazon Bedrock, Google Cloud and others. */
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
   * An official client, as it is set up: of the package `@anthropic-ai/sdk`, or of those for Amazon Bedrock and Google
   * Cloud. All requests go through it; its own retries are left off, and `apiKey` and `baseURL` are not read.
   */
  readonly client?: AnthropicClient;
}
