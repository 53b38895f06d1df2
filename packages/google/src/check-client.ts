import { DefinitionError } from "@legenda/core";
import type { GoogleClient, RetiredGoogleClient } from "./options.js";

type Fetch = typeof globalThis.fetch;

/** The client may come from another copy of its package, so it is recognised by its methods. */
export function isRetired(client: GoogleClient | RetiredGoogleClient): client is RetiredGoogleClient {
  return typeof (client as Partial<RetiredGoogleClient>).getGenerativeModel === "function";
}

/** Fields of a `GoogleGenAI` that its public type does not have. */
interface ClientInternals {
  readonly apiKey?: unknown;
  readonly apiClient?: {
    getFetch?(): Fetch | undefined;
    getHeaders?(): Readonly<Record<string, string>>;
    getBaseUrl?(): string;
  };
}

export const internalsOf = (client: GoogleClient): ClientInternals => client as unknown as ClientInternals;

/** @throws {DefinitionError} for a client that is not one of Google's, or that cannot be guarded */
export function checkClient(client: GoogleClient | RetiredGoogleClient): void {
  if (isRetired(client)) return;
  const { models } = client as Partial<GoogleClient>;
  if (typeof models?.generateContent !== "function" || typeof models.generateContentStream !== "function")
    throw new DefinitionError(
      "The client option of google() must be a GoogleGenAI of @google/genai, or a GoogleGenerativeAI of @google/generative-ai.",
    );
  const { apiClient } = internalsOf(client);
  if (apiClient && typeof apiClient.getFetch !== "function")
    throw new DefinitionError(
      "This version of @google/genai sends its key to redirects, and accepts no fetch that prevents this. Install version 2.29 or later.",
    );
}
