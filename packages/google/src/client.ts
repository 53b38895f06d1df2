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
import type { GoogleClient, GoogleOptions, RetiredGoogleClient } from "./options.js";
import type { GenerateContentBody } from "./request.js";

type Fetch = typeof globalThis.fetch;

/**
 * The requests' way to Google: an official client where one is given, else the runtime's `fetch`.
 *
 * @returns what makes the transport, with the first call
 * @throws {DefinitionError} at once, for a client that is not one of Google's
 */
export function connectTo(id: string, options: GoogleOptions): () => Transport {
  const { client } = options;
  if (client === undefined) return () => ownTransport(options, options.apiKey);
  if (isRetired(client)) return () => ownTransport(options, client.apiKey);
  checkClient(client);
  return () => clientTransport(id, client, options);
}

function ownTransport(options: GoogleOptions, key: string | undefined): Transport {
  // The order of Google's own client.
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
 * Google's address, or the one that its own client reads from the environment.
 *
 * @throws {DefinitionError} for what is not an address, or holds credentials
 */
function baseURLOf({ baseURL }: Pick<GoogleOptions, "baseURL">): string {
  const variable = globalThis.process?.env?.GOOGLE_GEMINI_BASE_URL?.trim();
  const address = (baseURL ?? variable)?.trim() || "https://generativelanguage.googleapis.com";
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw new DefinitionError("The baseURL for google is not an http: or https: address. Pass the address before the version.");
  const { username, password, host } = new URL(address);
  if (username || password) throw new DefinitionError(`The baseURL of ${host} holds credentials. Pass the key as { apiKey }.`);
  return address;
}

/** The client may come from another copy of its package than ours, so it is recognised by what it can do. */
function isRetired(client: GoogleClient | RetiredGoogleClient): client is RetiredGoogleClient {
  return typeof (client as Partial<RetiredGoogleClient>).getGenerativeModel === "function";
}

/** What a `GoogleGenAI` has beside its public interface. */
interface ClientInternals {
  readonly apiKey?: unknown;
  readonly apiClient?: {
    getFetch?(): Fetch | undefined;
    getHeaders?(): Readonly<Record<string, string>>;
    getBaseUrl?(): string;
  };
}

const internalsOf = (client: GoogleClient): ClientInternals => client as unknown as ClientInternals;

function checkClient(client: GoogleClient): void {
  const { models } = client as Partial<GoogleClient>;
  if (typeof models?.generateContent !== "function" || typeof models.generateContentStream !== "function")
    throw new DefinitionError(
      "google(id, { client }) takes a GoogleGenAI of @google/genai, or a GoogleGenerativeAI of @google/generative-ai.",
    );
  const { apiClient } = internalsOf(client);
  if (apiClient && typeof apiClient.getFetch !== "function")
    throw new DefinitionError(
      "This version of @google/genai follows redirects with its key, and takes no fetch that prevents it. Install version 2.29 or later.",
    );
}

/**
 * A user's own client, with nothing of it changed but its retries, and its `fetch` guarded. It words the address, signs in
 * and sends; what comes back is read here, as without it, so that the same limits and checks hold.
 */
function clientTransport(id: string, client: GoogleClient, { headers, fetch }: GoogleOptions): Transport {
  const { apiKey, apiClient } = internalsOf(client);
  const slots = new Base64Slots();
  const send = guardedFetch(slots, fetch ?? apiClient?.getFetch?.());
  const secrets = secretsOf(apiKey, { ...apiClient?.getHeaders?.(), ...headers });
  return {
    // What is only like a client may not send by our fetch.
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

/** The system's codes of a connection that failed, as that to the server where a client signs in may. */
const networkCode = /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOST\w+|ENET\w+|UND_\w+)$/;

/** A failure before anything was sent: the client could not sign in, or refused the request. */
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

/** Headers in which Google's client names itself. */
const publicHeaders: ReadonlySet<string> = new Set(["user-agent", "x-goog-api-client", "content-type"]);

function secretsOf(apiKey: unknown, headers: Readonly<Record<string, string>>): readonly string[] {
  const values = Object.entries(headers)
    .filter(([name, value]) => !publicHeaders.has(name.toLowerCase()) && value.length >= 8)
    .map(([, value]) => value);
  return typeof apiKey === "string" ? [apiKey, ...values] : values;
}
