import { apiKeyOf, Base64Slots } from "@legenda/core/provider";
import type { AnthropicClient, AnthropicOptions } from "./options.js";

/** The client that requests go through, and the way that images take into its body. */
export interface Connection {
  readonly client: AnthropicClient;
  /** `undefined` where images must stand in the body from the start. */
  readonly slots: Base64Slots | undefined;
  /** What must not stand in an error. */
  readonly secrets: readonly string[];
}

/** Connects with the first call, once; one that cannot (a key is missing, say) is tried again with the next. */
export function connector(options: AnthropicOptions): () => Promise<Connection> {
  let connection: Promise<Connection> | undefined;
  return () => {
    connection ??= connect(options).catch((error: unknown) => {
      connection = undefined;
      throw error;
    });
    return connection;
  };
}

async function connect({ client, ...options }: AnthropicOptions): Promise<Connection> {
  if (client) return connectOwn(client, options.fetch);
  const apiKey = apiKeyOf("anthropic", options.apiKey, ["ANTHROPIC_API_KEY"]);
  const { Anthropic } = await import("@anthropic-ai/sdk");
  const slots = new Base64Slots();
  return {
    client: new Anthropic({
      apiKey,
      ...(options.baseURL !== undefined && { baseURL: options.baseURL }),
      maxRetries: 0,
      // The SDK logs broken events, with what the model said, to the console.
      logLevel: "off",
      fetch: slots.fetch(options.fetch ?? ((input, init) => globalThis.fetch(input, init))),
    }),
    slots,
    secrets: [apiKey],
  };
}

/** What a client holds that its type does not show. */
interface Insides {
  readonly apiKey?: unknown;
  readonly authToken?: unknown;
  readonly fetch?: typeof globalThis.fetch;
}

function connectOwn(given: AnthropicClient, fetch: typeof globalThis.fetch | undefined): Connection {
  const { apiKey, authToken, fetch: own } = given as AnthropicClient & Insides;
  const secrets = [apiKey, authToken].filter((secret) => typeof secret === "string");
  // The clients for AWS sign the body before they hand it to `fetch`, so it cannot change there.
  if ("awsRegion" in given) {
    return { client: given.withOptions({ maxRetries: 0, ...(fetch && { fetch }) }), slots: undefined, secrets };
  }
  const slots = new Base64Slots();
  const inner = fetch ?? own ?? ((input, init) => globalThis.fetch(input, init));
  return { client: given.withOptions({ maxRetries: 0, fetch: slots.fetch(inner) }), slots, secrets };
}
