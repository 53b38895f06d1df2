import type { GoogleGenAIOptions, HttpOptions } from "@google/genai";
import { apiKeyOf, type Base64Slots } from "@legenda/core/provider";
import { clientKey } from "./client-key.js";
import type { Connection, Exchange } from "./connection.js";
import type { GoogleClient, GoogleOptions } from "./options.js";
import type { GoogleResponse } from "./wire.js";

/** A client of our own. It takes a `fetch` with each request, which puts the images in and sees the headers. */
export async function ownConnection(id: string, options: GoogleOptions, slots: Base64Slots): Promise<Connection> {
  // The order of Google's own client.
  const apiKey = apiKeyOf("google", options.apiKey, ["GOOGLE_API_KEY", "GEMINI_API_KEY"]);
  const { GoogleGenAI } = await import("@google/genai");
  const { baseURL, headers } = options;
  const settings: GoogleGenAIOptions = {
    apiKey,
    // The client's own default, v1, is not documented to take a resolution for each image.
    apiVersion: options.apiVersion ?? "v1beta",
    // Not by the environment: Vertex AI takes other keys, and is asked for by a client of one's own.
    enterprise: false,
    httpOptions: { ...(baseURL && { baseUrl: baseURL }), ...(headers && { headers: { ...headers } }) },
  };
  const client: GoogleClient = new GoogleGenAI(settings);
  const http = (exchange: Exchange): HttpOptions => ({
    fetch: async (input, init) => {
      const response = await slots.fetch(options.fetch ?? globalThis.fetch)(input, init);
      exchange.response = response;
      return response;
    },
  });
  return { ...requests(id, client, http), apiKey, splices: true };
}

/**
 * A client of the user's. It may be of a version that knows no `fetch` of a request, or have one of its
 * own that must not be passed by: the images go in as base64, the plain way.
 */
export function clientConnection(id: string, client: GoogleClient, { headers }: GoogleOptions): Connection {
  return {
    ...requests(id, client, () => ({ retryOptions: { attempts: 1 }, ...(headers && { headers: { ...headers } }) })),
    apiKey: clientKey(client),
    splices: false,
  };
}

function requests(
  id: string,
  client: GoogleClient,
  http: (exchange: Exchange) => HttpOptions,
): Pick<Connection, "generate" | "stream"> {
  const parameters = (exchange: Exchange) => {
    const { contents, systemInstruction, generationConfig, more } = exchange.body;
    const httpOptions: HttpOptions = { ...http(exchange), ...(more && { extraBody: { ...more } }) };
    return {
      model: id,
      contents,
      config: {
        ...generationConfig,
        ...(systemInstruction && { systemInstruction }),
        abortSignal: exchange.signal,
        httpOptions,
      },
    };
  };
  return {
    generate: (exchange) => client.models.generateContent(parameters(exchange)) as Promise<GoogleResponse>,
    stream: (exchange) => client.models.generateContentStream(parameters(exchange)) as Promise<AsyncIterable<GoogleResponse>>,
  };
}
