import type { ProviderOptions } from "@legenda/core/provider";

/** What is used of a client of the `openai` package, Azure's included. */
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

/** How a model's server is reached. */
export interface ConnectionOptions extends ProviderOptions {
  /**
   * An official client, as it is set up: of the package `openai`, Azure's included. All requests go through it; its own
   * retries are left off, and `apiKey` and `baseURL` are not read.
   */
  readonly client?: OpenAIClient;
}

export interface OpenAIOptions extends ConnectionOptions {
  /** Which of OpenAI's APIs to use: chat completions, or responses. @default "chat" */
  readonly api?: "chat" | "responses";
}
