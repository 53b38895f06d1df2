import { DefinitionError } from "@legenda/core";
import { apiKeyOf, Base64Slots, clientFailure, guardedFetch, httpTransport, type Transport } from "@legenda/core/provider";
import { vendorBaseURL } from "./base-url.js";
import type { ConnectionOptions, OpenAIClient } from "./options.js";

type Fetch = typeof globalThis.fetch;

export interface ServerDescription {
  readonly provider: string;
  readonly baseURL: string;
  readonly keyVariables: readonly string[];
  /** Whether requests may be sent without a key. */
  readonly keyless: boolean;
}

/** Creates the transport to the server: the official client if there is one, otherwise `fetch`. */
export function transportTo(server: ServerDescription, options: ConnectionOptions): Transport {
  if (options.client) return clientTransport(options.client, options);
  const apiKey = keyOf(server, options.apiKey);
  const { baseURL } = server;
  return httpTransport({
    baseURL,
    apiKey,
    headers: { ...(apiKey && { authorization: `Bearer ${apiKey}` }), ...(isOpenAI(baseURL) && accountHeaders()) },
    ownHeaders: options.headers,
    fetch: options.fetch,
  });
}

function keyOf({ provider, keyVariables, keyless }: ServerDescription, apiKey: string | undefined): string | undefined {
  const environment = globalThis.process?.env ?? {};
  if (keyless && apiKey === undefined && !keyVariables.some((name) => environment[name]?.trim())) return undefined;
  return apiKeyOf(provider, apiKey, keyVariables);
}

const isOpenAI = (baseURL: string): boolean => new URL(baseURL).origin === new URL(vendorBaseURL).origin;

/** The organization and project from the environment. They are sent to OpenAI's own server only. */
function accountHeaders(): Record<string, string | undefined> {
  const { OPENAI_ORG_ID, OPENAI_PROJECT_ID } = globalThis.process?.env ?? {};
  return { "openai-organization": OPENAI_ORG_ID || undefined, "openai-project": OPENAI_PROJECT_ID || undefined };
}

/** Sends through a user's own client. Only its retries and its `fetch` are changed. */
function clientTransport(client: OpenAIClient, { headers, fetch }: ConnectionOptions): Transport {
  if (typeof client.post !== "function" || typeof client.withOptions !== "function")
    throw new DefinitionError(
      "The client option must be a client of the package openai, such as new OpenAI() or new AzureOpenAI().",
    );
  const { apiKey, fetch: own } = client as OpenAIClient & { readonly apiKey?: unknown; readonly fetch?: Fetch };
  const slots = new Base64Slots();
  const guarded = withGuard(client, slots, fetch ?? own);
  return {
    slots: guarded.slots,
    secrets: [apiKey, ...Object.values(headers ?? {})].filter((secret) => typeof secret === "string"),
    address: client.baseURL?.split("?")[0],
    async send({ path, body, signal, timeoutMs }) {
      const timeout = Math.min(timeoutMs, 0x7fffffff);
      const options = { body, signal, maxRetries: 0, timeout, ...(headers && { headers }) };
      try {
        return await guarded.client.post(path, options).asResponse();
      } catch (thrown) {
        throw clientFailure(thrown);
      }
    },
  };
}

function withGuard(
  client: OpenAIClient,
  slots: Base64Slots,
  fetch: Fetch | undefined,
): { readonly client: OpenAIClient; readonly slots: Base64Slots | undefined } {
  try {
    return { client: client.withOptions({ maxRetries: 0, fetch: guardedFetch(slots, fetch) }), slots };
  } catch {
    // A client that authenticates by certificate accepts no other fetch: the body then has the images from the start.
    return { client: client.withOptions({ maxRetries: 0 }), slots: undefined };
  }
}
