import { Base64Slots } from "./base64-slots.js";
import { guardedFetch } from "./guarded-fetch.js";
import { mergeDeep } from "./merge-deep.js";
import type { Transport } from "./transport.js";

export interface HttpTransportOptions {
  /** The URL that paths are appended to; it may end in a query. */
  readonly baseURL: string;
  /** The vendor's own headers, sent with each request. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The caller's headers, which take precedence. Their values never appear in an error. */
  readonly ownHeaders?: Readonly<Record<string, string>> | undefined;
  /** The key, in whichever header it is sent. */
  readonly apiKey?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/**
 * Sends requests with `fetch`: the body in pieces, images encoded once, without following redirects. Headers are created once.
 *
 * @example
 * const transport = httpTransport({ baseURL: "https://api.example.com/v1", headers: { authorization: `Bearer ${apiKey}` }, apiKey });
 */
export function httpTransport({ baseURL, headers, ownHeaders, apiKey, fetch }: HttpTransportOptions): Transport {
  const slots = new Base64Slots();
  const send = guardedFetch(slots, fetch);
  const { base, query } = splitQuery(baseURL);
  const merged: Record<string, string> = { "content-type": "application/json" };
  for (const [name, value] of [...Object.entries(headers ?? {}), ...Object.entries(ownHeaders ?? {})])
    if (value !== undefined) merged[name.toLowerCase()] = value;
  return {
    slots,
    secrets: [apiKey, ...Object.values(ownHeaders ?? {}).filter((value) => value.length >= 8)].filter(
      (text) => text !== undefined,
    ),
    address: base,
    send({ path, body, extra, signal }) {
      const json = JSON.stringify(extra ? mergeDeep(body as Readonly<Record<string, unknown>>, extra) : body);
      return send(`${base}${path}${withQuery(path, query)}`, { method: "POST", headers: merged, body: json, signal });
    },
  };
}

/** Moves the query of a base URL behind the path: gateways have one (`?api-version=…`). */
function splitQuery(baseURL: string): { readonly base: string; readonly query: string } {
  const [base = "", query = ""] = baseURL.split("?", 2);
  return { base: base.replace(/\/+$/, ""), query };
}

const withQuery = (path: string, query: string): string => (query ? `${path.includes("?") ? "&" : "?"}${query}` : "");
