import type { ProviderOptions } from "@legenda/core/provider";

/** What is used of a `GoogleGenAI` of the package `@google/genai`, for the Gemini API or Vertex AI. */
export interface GoogleClient {
  readonly models: {
    generateContent(parameters: GoogleClientRequest): Promise<unknown>;
    generateContentStream(parameters: GoogleClientRequest): Promise<unknown>;
  };
}

interface GoogleClientRequest {
  readonly model: string;
  readonly contents: unknown;
  readonly config?: object;
}

/** What is used of a `GoogleGenerativeAI` of the retired package `@google/generative-ai`: its key. */
export interface RetiredGoogleClient {
  readonly apiKey: string;
  getGenerativeModel(parameters: { readonly model: string }): object;
}

export interface GoogleOptions extends ProviderOptions {
  /** The version of the API. @default "v1beta" */
  readonly apiVersion?: string;
  /**
   * An official client, as it is set up. A `GoogleGenAI` (2.29 or later, Vertex AI included) carries all requests; its own
   * retries are left off, and `apiKey`, `baseURL` and `apiVersion` are not read.
   *
   * Of a `GoogleGenerativeAI` of the retired `@google/generative-ai` the key alone is used, and the requests are sent as
   * without a client: it follows redirects with its key, and nothing can be put in place of its `fetch`.
   */
  readonly client?: GoogleClient | RetiredGoogleClient;
  /**
   * Who fetches an image's `http:` or `https:` URL: the guarded download of `@legenda/images`, or with `"pass"` Gemini
   * itself (Gemini 2.5 and newer).
   *
   * @default "fetch"
   */
  readonly urls?: "fetch" | "pass";
}
