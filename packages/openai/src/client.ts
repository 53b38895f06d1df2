import { apiKeyOf, Base64Slots } from "@legenda/core/provider";
import type OpenAI from "openai";
import { baseUrlOf } from "./base-url.js";

type Fetch = typeof globalThis.fetch;

/** How a model's server is reached. */
export interface ConnectionOptions {
  /** The key; without it, the environment variable is read at the first call. */
  readonly apiKey?: string;
  /** The server: a host, a base, or the full address of chat completions. */
  readonly baseURL?: string;
  /** The most milliseconds to wait for an answer, and in a stream between two pieces; 5 minutes unless told. */
  readonly timeoutMs?: number;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends the requests in place of the runtime's own `fetch`. */
  readonly fetch?: Fetch;
  /** A client of the `openai` package to use as it is set up, Azure's included; its own retries are left off. */
  readonly client?: OpenAI;
}

export interface ServerDescription {
  readonly provider: string;
  readonly keyVariables: readonly string[];
  /** Whether the server may be asked without a key. */
  readonly keyless: boolean;
  /** Whether it is OpenAI's own, with the organization and project of the environment. */
  readonly own: boolean;
}

/** A client that is ready, and where images are put in as its requests go out. */
export interface Connection {
  readonly client: OpenAI;
  /** `undefined` where the client lets nobody stand in its way. */
  readonly slots: Base64Slots | undefined;
  readonly secrets: readonly (string | undefined)[];
}

export const defaultTimeout = 300_000;

/** Connects on the first call: until then neither the client's code nor the key is asked for. */
export function connecting(options: ConnectionOptions, server: ServerDescription): () => Connection | Promise<Connection> {
  let made: Connection | undefined;
  // Without a key in the environment the next call looks again, so a failure is not kept.
  return () => made ?? connect(options, server).then((connection) => (made ??= connection));
}

async function connect(options: ConnectionOptions, server: ServerDescription): Promise<Connection> {
  const { client, timeoutMs = defaultTimeout } = options;
  return client ? adopted(client, options) : ownClient(options, server, timeoutMs);
}

async function ownClient(options: ConnectionOptions, server: ServerDescription, timeoutMs: number): Promise<Connection> {
  // A local server without keys: the client insists on some word.
  const apiKey = server.keyless
    ? (options.apiKey ?? keyInEnvironment(server) ?? "none")
    : apiKeyOf(server.provider, options.apiKey, server.keyVariables);
  const { OpenAI } = await import("openai");
  const slots = new Base64Slots();
  const client = new OpenAI({
    apiKey,
    ...(options.baseURL !== undefined && { baseURL: baseUrlOf(options.baseURL) }),
    // What the environment says of OpenAI is not for others to hear.
    ...(!server.own && { organization: null, project: null, adminAPIKey: null }),
    ...(options.headers && { defaultHeaders: options.headers }),
    fetch: slots.fetch(options.fetch),
    maxRetries: 0,
    timeout: timeoutMs,
  });
  return { client, slots, secrets: apiKey === "none" ? [] : [apiKey] };
}

function keyInEnvironment({ provider, keyVariables }: ServerDescription): string | undefined {
  const environment = globalThis.process?.env ?? {};
  return keyVariables.some((name) => environment[name]) ? apiKeyOf(provider, undefined, keyVariables) : undefined;
}

/** A user's own client, with nothing of it changed but its retries, and its `fetch` by one of ours around it. */
function adopted(given: OpenAI, options: ConnectionOptions): Connection {
  const secrets = [given.apiKey ?? undefined];
  const inner = options.fetch ?? (given as unknown as { readonly fetch?: Fetch }).fetch ?? globalThis.fetch;
  const changes = {
    maxRetries: 0,
    ...(options.timeoutMs !== undefined && { timeout: options.timeoutMs }),
    ...(options.headers && { defaultHeaders: options.headers }),
  };
  const slots = new Base64Slots();
  try {
    return { client: given.withOptions({ ...changes, fetch: slots.fetch(inner) }), slots, secrets };
  } catch {
    // A client that signs in by certificate takes no other fetch: the images then stand in the body.
    return { client: given.withOptions(changes), slots: undefined, secrets };
  }
}
