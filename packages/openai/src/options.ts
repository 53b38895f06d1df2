import type { ProviderOptions } from "@legenda/core/provider";

/** The part of a client of the `openai` package (including Azure's) that is used here. */
export interface OpenAIClient {
  readonly baseURL?: string;
  post(path: string, options?: OpenAIClientRequest): { asResponse(): Promise<Response> };
  withOptions(options: OpenAIClientChanges): OpenAIClient;
}

interface OpenAIClientRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly maxRetries?: number;
  readonly timeout?: number;
}

interface OpenAIClientChanges {
  readonly fetch?: typeof globalThis.fetch;
  readonly maxRetries?: number;
}

/** Options for the connection to a model's server. */
export interface ConnectionOptions extends ProviderOptions {
  /**
   * A configured client of the package `openai`, such as `OpenAI` or `AzureOpenAI`. All requests are sent through it; its
   * own retries are switched off, and `apiKey` and `baseURL` are ignored.
   */
  readonly client?: OpenAIClient;
}

export interface OpenAIOptions extends ConnectionOptions {
  /**
   * The API to use: chat completions, or responses.
   *
   * @default "chat"
   */
  readonly api?: "chat" | "responses";
}
