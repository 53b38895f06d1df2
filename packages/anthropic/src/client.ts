import { AuthenticationError, DefinitionError } from "@legenda/core";
import { apiKeyOf, Base64Slots, clientFailure, guardedFetch, httpTransport, type Transport } from "@legenda/core/provider";
import { baseUrlOf } from "./base-url.js";
import type { AnthropicClient, AnthropicOptions } from "./options.js";

/**
 * The newest version that all models and gateways take: the next, 2026-10-21, has no `temperature`.
 *
 * @see https://platform.claude.com/docs/en/api/versioning
 */
const version = "2023-06-01";
const vendor = "https://api.anthropic.com";

/**
 * Makes the requests' way to the server: an official client where one is given, else the runtime's `fetch`.
 *
 * @throws {TypeError} when `baseURL` is not an address
 */
export function transportTo(options: AnthropicOptions): () => Transport {
  const { client } = options;
  if (client) return () => clientTransport(client, options);
  const given = options.baseURL === undefined ? undefined : baseUrlOf(options.baseURL);
  return () => {
    const { headers, apiKey } = credentials(options.apiKey);
    return httpTransport({
      baseURL: given ?? baseUrlOf(environment("ANTHROPIC_BASE_URL") ?? vendor),
      headers: { ...headers, "anthropic-version": version },
      ownHeaders: { ...customHeaders(), ...options.headers },
      apiKey,
      fetch: options.fetch,
    });
  };
}

function environment(name: string): string | undefined {
  return globalThis.process?.env?.[name]?.trim() || undefined;
}

/** The key goes before the token, as in the official client. */
function credentials(given: string | undefined): { readonly apiKey: string; readonly headers: Record<string, string> } {
  const token = given === undefined && !environment("ANTHROPIC_API_KEY") ? environment("ANTHROPIC_AUTH_TOKEN") : undefined;
  if (token) return { apiKey: token, headers: { authorization: `Bearer ${token}` } };
  const apiKey = apiKeyOf("anthropic", given, ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"]);
  return { apiKey, headers: { "x-api-key": apiKey } };
}

/** Headers for gateways: a line each, as the official client reads them. */
function customHeaders(): Record<string, string> {
  const lines = (environment("ANTHROPIC_CUSTOM_HEADERS") ?? "").split("\n").filter((line) => line.includes(":"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]),
  );
}

/** Whether the cloud behind a client fetches images' URLs: Amazon's and Google's do not. */
export function takesUrls(client: AnthropicClient): boolean {
  return !("awsRegion" in client) && !("region" in client && "projectId" in client);
}

/** What a client holds that its type does not show. */
interface ClientInsides {
  readonly apiKey?: unknown;
  readonly authToken?: unknown;
  readonly fetch?: typeof globalThis.fetch;
}

/** A user's own client, with nothing of it changed but its retries, and its `fetch` guarded. */
function clientTransport(given: AnthropicClient, { headers, fetch }: AnthropicOptions): Transport {
  if (typeof given.messages?.create !== "function" || typeof given.withOptions !== "function")
    throw new DefinitionError(
      "The client option takes a client of the package @anthropic-ai/sdk, such as new Anthropic(), or of its packages for other clouds.",
    );
  const { apiKey, authToken, fetch: own } = given as AnthropicClient & ClientInsides;
  const slots = new Base64Slots();
  const client = given.withOptions({ maxRetries: 0, fetch: guardedFetch(slots, fetch ?? own) });
  return {
    // The clients for AWS sign the body before they hand it to `fetch`, so the images are in it from the start.
    slots: "awsRegion" in given ? undefined : slots,
    secrets: [apiKey, authToken, ...Object.values(headers ?? {})].filter((secret) => typeof secret === "string"),
    address: given.baseURL?.split("?")[0],
    async send({ body, signal, timeoutMs }) {
      // The deadline is kept outside; the client's own comes after it.
      const timeout = Math.min(Math.ceil(timeoutMs) + 1000, 0x7fffffff);
      try {
        return await client.messages.create(body, { signal, maxRetries: 0, timeout, ...(headers && { headers }) }).asResponse();
      } catch (thrown) {
        throw withoutCredentials(thrown) ?? clientFailure(thrown);
      }
    },
  };
}

/** The error of a client that has no key, which it tells in words alone. */
function withoutCredentials(thrown: unknown): AuthenticationError | undefined {
  const { name, message } = (thrown ?? {}) as { readonly name?: unknown; readonly message?: unknown };
  const isMissing = name === "CredentialsProviderError" || /resolve authentication method/.test(String(message));
  if (!isMissing) return undefined;
  return new AuthenticationError(
    "The client that was passed to anthropic() has no credentials. Give it some, or leave it out and set ANTHROPIC_API_KEY.",
    { provider: "anthropic" },
  );
}
