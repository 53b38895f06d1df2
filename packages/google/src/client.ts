import { DefinitionError, ProviderError } from "@legenda/core";
import {
  apiKeyOf,
  Base64Slots,
  clientFailure,
  guardedFetch,
  httpTransport,
  redact,
  type Transport,
  VendorFailure,
} from "@legenda/core/provider";
import { internalsOf, isRetired } from "./check-client.js";
import type { GoogleClient, GoogleOptions } from "./options.js";
import type { GenerateContentBody } from "./request.js";

type Fetch = typeof globalThis.fetch;

/**
 * Creates the transport to Google: the official client if there is one, otherwise `fetch`.
 *
 * @returns a function that creates the transport
 */
export function connectTo(id: string, options: GoogleOptions): () => Transport {
  const { client } = options;
  if (client === undefined) return () => ownTransport(options, options.apiKey);
  if (isRetired(client)) return () => ownTransport(options, client.apiKey);
  return () => clientTransport(id, client, options);
}

function ownTransport(options: GoogleOptions, key: string | undefined): Transport {
  // In the order of the official client.
  const apiKey = apiKeyOf("google", key, ["GOOGLE_API_KEY", "GEMINI_API_KEY"]);
  return httpTransport({
    baseURL: baseURLOf(options),
    apiKey,
    headers: { "x-goog-api-key": apiKey },
    ownHeaders: options.headers,
    fetch: options.fetch,
  });
}

/**
 * Google's base URL, or the one that the official client reads from the environment.
 *
 * @throws {DefinitionError} if it is not a URL, or contains credentials
 */
function baseURLOf({ baseURL }: Pick<GoogleOptions, "baseURL">): string {
  const variable = globalThis.process?.env?.GOOGLE_GEMINI_BASE_URL?.trim();
  const address = (baseURL ?? variable)?.trim() || "https://generativelanguage.googleapis.com";
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw new DefinitionError("The baseURL for google is not an http: or https: URL. Pass the URL without the version.");
  const { username, password, host } = new URL(address);
  if (username || password) throw new DefinitionError(`The baseURL of ${host} contains credentials. Pass the key as { apiKey }.`);
  return address;
}

/**
 * Sends through a user's own client. Only its retries and its `fetch` are changed. The client builds the URL, authenticates
 * and sends; the response is read here, so that the same limits and checks apply.
 */
function clientTransport(id: string, client: GoogleClient, { headers, fetch }: GoogleOptions): Transport {
  const { apiKey, apiClient } = internalsOf(client);
  const slots = new Base64Slots();
  const send = guardedFetch(slots, fetch ?? apiClient?.getFetch?.());
  const secrets = secretsOf(apiKey, { ...apiClient?.getHeaders?.(), ...headers });
  return {
    // An object that only resembles a client may not send through our fetch.
    ...(apiClient && { slots }),
    secrets,
    address: apiClient?.getBaseUrl?.().split("?")[0],
    async send({ body, extra, stream, signal }) {
      const sent: { attempted?: true; response?: Response } = {};
      const capture: Fetch = async (input, init) => {
        sent.attempted = true;
        sent.response = await send(input, init);
        return Response.json({});
      };
      const { contents, systemInstruction, generationConfig } = body as GenerateContentBody;
      const httpOptions = {
        fetch: capture,
        retryOptions: { attempts: 1 },
        ...(headers && { headers: { ...headers } }),
        ...(extra && { extraBody: { ...extra } }),
      };
      const config = { ...generationConfig, ...(systemInstruction && { systemInstruction }), abortSignal: signal, httpOptions };
      try {
        const method = stream ? "generateContentStream" : "generateContent";
        const value = await client.models[method]({ model: id, contents, config });
        return sent.response ?? (stream ? { events: value as AsyncIterable<unknown> } : { value });
      } catch (thrown) {
        if (sent.response) return sent.response;
        throw sent.attempted ? clientFailure(thrown) : unsentFailure(thrown, { id, secrets });
      }
    },
  };
}

/** The system's error codes of failed connections, such as the one to a client's authentication server. */
const networkCode = /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOST\w+|ENET\w+|UND_\w+)$/;

/** The error for a failure before anything was sent: the client could not authenticate, or rejected the request. */
function unsentFailure(thrown: unknown, { id, secrets }: { readonly id: string; readonly secrets: readonly string[] }): unknown {
  const failure = clientFailure(thrown, ({ message }) => ({ error: { message } }));
  const { code } = failure as { readonly code?: string };
  if (failure instanceof VendorFailure || networkCode.test(code ?? "")) return failure;
  const reason = thrown instanceof Error ? redact(thrown.message, secrets) : "it threw no error";
  return new ProviderError(`google:${id}: the client failed before it sent the request: ${reason}`, {
    provider: "google",
    model: id,
    retryable: false,
  });
}

/** Headers that identify Google's client. */
const publicHeaders: ReadonlySet<string> = new Set(["user-agent", "x-goog-api-client", "content-type"]);

function secretsOf(apiKey: unknown, headers: Readonly<Record<string, string>>): readonly string[] {
  const values = Object.entries(headers)
    .filter(([name, value]) => !publicHeaders.has(name.toLowerCase()) && value.length >= 8)
    .map(([, value]) => value);
  return typeof apiKey === "string" ? [apiKey, ...values] : values;
}
