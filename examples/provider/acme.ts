/** A provider of your own: this file, how the vendor words things (`api.ts`), and a table of its models. */
import type { Capabilities, Model } from "@legenda/core";
import { apiKeyOf, createModel, httpTransport, mergeCapabilities, type ProviderOptions } from "@legenda/core/provider";
import { decode, decodeStream, encode } from "./api.js";

/** The models, with the source of what is known of them. */
const models: Readonly<Record<string, Partial<Capabilities>>> = {
  "acme-vision-1": {
    prices: { input: 0.2, output: 0.8, pricedAt: "2026-11-01", source: "https://acme.example/pricing" },
  },
};

const capabilities: Capabilities = {
  images: { mediaTypes: ["image/png", "image/jpeg"], urls: true, maxImages: 8, maxBytes: 5_000_000 },
  structuredOutput: ["prompt"],
  streaming: true,
  params: ["temperature", "maxTokens"],
};

/**
 * A model of Acme. The key is read from `ACME_API_KEY` at the first call, unless it is given.
 *
 * @example
 * const caption = promptTemplate("Caption this: {photo:image}").call(acme("acme-vision-1"));
 */
export function acme(id: string, options: ProviderOptions = {}): Model {
  const { baseURL = "https://api.acme.example/v1", headers, fetch, timeoutMs, download } = options;
  return createModel({
    provider: "acme",
    id,
    capabilities: mergeCapabilities({ ...capabilities, ...models[id] }, options.capabilities),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(download && { download }),
    connect() {
      const apiKey = apiKeyOf("acme", options.apiKey, ["ACME_API_KEY"]);
      return httpTransport({
        baseURL,
        apiKey,
        headers: { authorization: `Bearer ${apiKey}` },
        ownHeaders: headers,
        fetch,
      });
    },
    encode,
    decode,
    decodeStream,
    endMark: "[DONE]",
    requestIdHeader: "acme-request-id",
  });
}
