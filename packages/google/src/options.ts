import type { Capabilities, LoadedImage } from "@legenda/core";

/** What is used of a `GoogleGenAI` of `@google/genai`, for the Gemini API or Vertex AI. */
export interface GoogleClient {
  readonly models: {
    generateContent(parameters: GenerateParameters): Promise<object>;
    generateContentStream(parameters: GenerateParameters): Promise<AsyncIterable<object>>;
  };
}

interface GenerateParameters {
  readonly model: string;
  readonly contents: unknown;
  readonly config?: object;
}

/** What is used of a `GoogleGenerativeAI` of the retired `@google/generative-ai`. */
export interface RetiredGoogleClient {
  getGenerativeModel(
    parameters: { readonly model: string },
    options?: { readonly baseUrl?: string; readonly apiVersion?: string },
  ): {
    generateContent(
      request: string | object,
      options?: { readonly signal?: AbortSignal },
    ): Promise<{ readonly response: object }>;
    generateContentStream(
      request: string | object,
      options?: { readonly signal?: AbortSignal },
    ): Promise<{ readonly stream: AsyncIterable<object>; readonly response: Promise<unknown> }>;
  };
}

export interface GoogleOptions {
  /** The key; the environment's `GOOGLE_API_KEY` or `GEMINI_API_KEY` unless given. Looked for with the first call. */
  readonly apiKey?: string;
  /** The address before the API's version; Google's own unless given. */
  readonly baseURL?: string;
  /** The API's version; `"v1beta"` unless given, which has all that is used here. */
  readonly apiVersion?: string;
  /** Headers added to each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends the requests; the runtime's own unless given. A client of yours keeps its own. */
  readonly fetch?: typeof globalThis.fetch;
  /**
   * A client of yours: a `GoogleGenAI` (Vertex AI included), or a `GoogleGenerativeAI` of the retired
   * `@google/generative-ai`. Its key, address and version count then; its retries are off for these calls.
   */
  readonly client?: GoogleClient | RetiredGoogleClient;
  /** The longest silence in milliseconds: until the answer, and between the pieces of a stream. 5 minutes unless given. */
  readonly timeoutMs?: number;
  /**
   * What becomes of an image's `http:` or `https:` URL: fetched here by the guarded download of
   * `@legenda/images` (`"fetch"`, the default), or left to Gemini to fetch (`"pass"`; Gemini 2.5 and newer).
   */
  readonly urls?: "fetch" | "pass";
  /** Fetches URLs in place of `downloadImage` of `@legenda/images`. */
  readonly download?: (url: string, signal: AbortSignal | undefined) => Promise<LoadedImage>;
  /** Replaces what is known of the model: prices of yours, say. */
  readonly capabilities?: Partial<Capabilities>;
}
