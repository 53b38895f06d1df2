import { DefinitionError } from "@legenda/core";
import { apiKeyOf, Base64Slots, clientFailure, guardedFetch, httpTransport, type Transport } from "@legenda/core/provider";
import { vendorBaseURL } from "./base-url.js";
import type { ConnectionOptions, OpenAIClient } from "./options.js";

type Fetch = typeof globalThis.fetch;

export interface ServerDescription {
  readonly provider: string;
  readonly baseURL: string;
  readonly keyVariables: readonly string[];
  /** Whether the server may be asked without a key. */
  readonly keyless: boolean;
}

/** The requests' way to the server: an official client where one is given, else the runtime's `fetch`. */
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

function keyOf({ provider, keyVariables, keyless }: ServerDescription, given: string | undefined): string | undefined {
  const environment = globalThis.process?.env ?? {};
  if (keyless && given === undefined && !keyVariables.some((name) => environment[name]?.trim())) return undefined;
  return apiKeyOf(provider, given, keyVariables);
}

const isOpenAI = (baseURL: string): boolean => new URL(baseURL).origin === new URL(vendorBaseURL).origin;

/** The organization and project of the environment, which are for OpenAI's own server alone. */
function accountHeaders(): Record<string, string | undefined> {
  const { OPENAI_ORG_ID, OPENAI_PROJECT_ID } = globalThis.process?.env ?? {};
  return { "openai-organization": OPENAI_ORG_ID || undefined, "openai-project": OPENAI_PROJECT_ID || undefined };
}

/** A user's own client, with nothing of it changed but its retries, and its `fetch` guarded. */
function clientTransport(given: OpenAIClient, { headers, fetch }: ConnectionOptions): Transport {
  if (typeof given.post !== "function" || typeof given.withOptions !== "function")
    throw new DefinitionError(
      "The client option takes a client of the package openai, such as new OpenAI() or new AzureOpenAI().",
    );
  const { apiKey, fetch: own } = given as OpenAIClient & { readonly apiKey?: unknown; readonly fetch?: Fetch };
  const slots = new Base64Slots();
  const guarded = withGuard(given, slots, fetch ?? own);
  return {
    slots: guarded.slots,
    secrets: [apiKey, ...Object.values(headers ?? {})].filter((secret) => typeof secret === "string"),
    address: given.baseURL?.split("?")[0],
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
  given: OpenAIClient,
  slots: Base64Slots,
  fetch: Fetch | undefined,
): { readonly client: OpenAIClient; readonly slots: Base64Slots | undefined } {
  try {
    return { client: given.withOptions({ maxRetries: 0, fetch: guardedFetch(slots, fetch) }), slots };
  } catch {
    // A client that signs in by certificate takes no other fetch: the images then stand in the body from the start.
    return { client: given.withOptions({ maxRetries: 0 }), slots: undefined };
  }
}
