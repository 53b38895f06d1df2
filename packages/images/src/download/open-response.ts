import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { Deadline } from "./deadline.js";
import { guardedLookup, type Resolve } from "./guarded-lookup.js";
import type { UrlPolicy } from "./url-policy.js";

interface OpenOptions {
  readonly policy: UrlPolicy;
  readonly resolve: Resolve | undefined;
  readonly deadline: Deadline;
}

/** Sends a GET and resolves when the headers have arrived. The response has its own socket, which closes with it. */
export function openResponse(url: URL, { policy, resolve, deadline }: OpenOptions): Promise<IncomingMessage> {
  const client = url.protocol === "https:" ? https : http;
  return new Promise((settle, reject) => {
    const request = client.request(url, {
      // No shared agent: a pooled socket or a proxy from the environment would bypass the check of the address.
      agent: new client.Agent({ keepAlive: false }),
      lookup: guardedLookup(url, policy, resolve),
      signal: deadline.signal,
      headers: {
        accept: "image/*",
        "accept-encoding": "identity",
        connection: "close",
        "user-agent": "legenda",
      },
    });
    request.once("response", (response) => {
      deadline.progress();
      // The response may fail before it has another listener, as when it is destroyed for a redirect.
      response.on("error", () => {});
      settle(response);
    });
    request.once("error", reject);
    // A reply that switches protocols closes the request without a response or an error.
    request.once("close", () => reject(new Error("The connection closed without a response.")));
    request.end();
  });
}
