import { AuthenticationError, DefinitionError } from "@legenda/core";
import { apiKeyOf, Base64Slots, clientFailure, guardedFetch, httpTransport, type Transport } from "@legenda/core/provider";
import { baseUrlOf } from "./base-url.js";
import type { AnthropicClient, AnthropicOptions } from "./options.js";

/**
 * The newest API version that all models and gateways support: the next, 2026-10-21, has no `temperature`.
 *
 * @see https://platform.claude.com/docs/en/api/versioning
 */
const version = "2023-06-01";
const vendor = "https://api.anthropic.com";

/**
 * Creates the transport to the server: the official client if there is one, otherwise `fetch`.
 *
 * @throws {TypeError} if `baseURL` is not a URL
 */
export function transportTo(options: AnthropicOptions): () => Transport {
  const { client } = options;
  if (client) return () => clientTransport(client, options);
  const baseURL = options.baseURL === undefined ? undefined : baseUrlOf(options.baseURL);
  return () => {
    const { headers, apiKey } = credentials(options.apiKey);
    return httpTransport({
      baseURL: baseURL ?? baseUrlOf(environment("ANTHROPIC_BASE_URL") ?? vendor),
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

/** The key takes precedence over the token, as in the official client. */
function credentials(option: string | undefined): { readonly apiKey: string; readonly headers: Record<string, string> } {
  const token = option === undefined && !environment("ANTHROPIC_API_KEY") ? environment("ANTHROPIC_AUTH_TOKEN") : undefined;
  if (token) return { apiKey: token, headers: { authorization: `Bearer ${token}` } };
  const apiKey = apiKeyOf("anthropic", option, ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"]);
  return { apiKey, headers: { "x-api-key": apiKey } };
}

/** Headers for gateways, one per line, as the official client reads them. */
function customHeaders(): Record<string, string> {
  const lines = (environment("ANTHROPIC_CUSTOM_HEADERS") ?? "").split("\n").filter((line) => line.includes(":"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]),
  );
}

/** Fields of a client that its public type does not have. */
interface ClientInsides {
  readonly apiKey?: unknown;
  readonly authToken?: unknown;
  readonly fetch?: typeof globalThis.fetch;
}

/** Sends through a user's own client. Only its retries and its `fetch` are changed. */
function clientTransport(client: AnthropicClient, { headers, fetch }: AnthropicOptions): Transport {
  if (typeof client.messages?.create !== "function" || typeof client.withOptions !== "function")
    throw new DefinitionError(
      "The client option must be a client of the package @anthropic-ai/sdk, such as new Anthropic(), or of its packages for other clouds.",
    );
  const { apiKey, authToken, fetch: own } = client as AnthropicClient & ClientInsides;
  const slots = new Base64Slots();
  const guarded = client.withOptions({ maxRetries: 0, fetch: guardedFetch(slots, fetch ?? own) });
  return {
    // The clients for AWS sign the body before they pass it to `fetch`, so it contains the images from the start.
    slots: "awsRegion" in client ? undefined : slots,
    secrets: [apiKey, authToken, ...Object.values(headers ?? {})].filter((secret) => typeof secret === "string"),
    address: client.baseURL?.split("?")[0],
    async send({ body, signal, timeoutMs }) {
      // The caller enforces the deadline; the client's own timeout is later.
      const timeout = Math.min(Math.ceil(timeoutMs) + 1000, 0x7fffffff);
      try {
        return await guarded.messages.create(body, { signal, maxRetries: 0, timeout, ...(headers && { headers }) }).asResponse();
      } catch (thrown) {
        throw withoutCredentials(thrown) ?? clientFailure(thrown);
      }
    },
  };
}

/** The error of a client without a key, which only its message identifies. */
function withoutCredentials(thrown: unknown): AuthenticationError | undefined {
  const { name, message } = (thrown ?? {}) as { readonly name?: unknown; readonly message?: unknown };
  const isMissing = name === "CredentialsProviderError" || /resolve authentication method/.test(String(message));
  if (!isMissing) return undefined;
  return new AuthenticationError(
    "The client that was passed to anthropic() has no credentials. Configure them, or omit the client and set ANTHROPIC_API_KEY.",
    { provider: "anthropic" },
  );
}
