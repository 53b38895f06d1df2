import type { ProviderOptions } from "@legenda/core/provider";

/** The part of a `GoogleGenAI` of the package `@google/genai` that is used here, for the Gemini API or Vertex AI. */
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

/** The part of a `GoogleGenerativeAI` of the retired package `@google/generative-ai` that is used here: its key. */
export interface RetiredGoogleClient {
  readonly apiKey: string;
  getGenerativeModel(parameters: { readonly model: string }): object;
}

export interface GoogleOptions extends ProviderOptions {
  /**
   * The version of the API.
   *
   * @default "v1beta"
   */
  readonly apiVersion?: string;
  /**
   * A configured official client. All requests are sent through a `GoogleGenAI` (2.29 or later, including Vertex AI); its
   * own retries are switched off, and `apiKey`, `baseURL` and `apiVersion` are ignored.
   *
   * Of a `GoogleGenerativeAI` of the retired `@google/generative-ai` only the key is used, and requests are sent as without
   * a client: it sends its key to redirects, and its `fetch` cannot be replaced.
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
