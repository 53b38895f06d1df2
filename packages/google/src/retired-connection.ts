import { mergeDeep, untilAborted } from "@legenda/core/provider";
import { clientKey } from "./client-key.js";
import type { Connection, Exchange } from "./connection.js";
import type { GoogleOptions, RetiredGoogleClient } from "./options.js";
import type { GoogleResponse } from "./wire.js";

/**
 * A client of `@google/generative-ai`. It stringifies the body and sends it by the global `fetch`, which is
 * not ours to replace, so the images go in as base64: three copies of it, where a splice takes one. It
 * begins to listen to a signal only after some steps, and does not hear one that was aborted before.
 */
export function retiredConnection(id: string, client: RetiredGoogleClient, { baseURL, apiVersion }: GoogleOptions): Connection {
  const model = () =>
    client.getGenerativeModel({ model: id }, { ...(baseURL && { baseUrl: baseURL }), ...(apiVersion && { apiVersion }) });
  const bodyOf = ({ body: { more, ...body } }: Exchange) => mergeDeep(body as object as Readonly<Record<string, unknown>>, more);
  return {
    apiKey: clientKey(client),
    splices: false,
    async generate(exchange) {
      const { signal } = exchange;
      const { response } = await untilAborted(model().generateContent(bodyOf(exchange), { signal }), signal);
      return response as GoogleResponse;
    },
    async stream(exchange) {
      const { signal } = exchange;
      const { stream, response } = await untilAborted(model().generateContentStream(bodyOf(exchange), { signal }), signal);
      // It splits the stream in two; the half that nobody reads fails with the other.
      response.catch(() => {});
      return stream as AsyncIterable<GoogleResponse>;
    },
  };
}
