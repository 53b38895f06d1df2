import type { Model, ModelRequest } from "@legenda/core";
import { apiKeyOf, Base64Slots, type CallGuard, checkParams } from "@legenda/core/provider";
import { type FailureContext, requestError, statusError } from "./failure.js";
import type { MoondreamOptions } from "./options.js";
import { moondreamRequest } from "./request.js";

const cloud = "https://api.moondream.ai/v1";

/** Sends a request; fulfilled when an answer has begun that has not failed by its status. */
type Send = (request: ModelRequest, guard: CallGuard, stream: boolean) => Promise<FailureContext>;

export function connection(self: Pick<Model, "provider" | "id" | "capabilities">, options: MoondreamOptions): Send {
  const { endpoint = cloud } = options;
  const slots = new Base64Slots();
  const address = endpoint.replace(/\/+$/, "");
  const isCloud = URL.canParse(endpoint) && new URL(endpoint).origin === new URL(cloud).origin;
  // The environment's key is the cloud's: no other server is to see it.
  const keyOf = () => (isCloud ? apiKeyOf("moondream", options.apiKey, ["MOONDREAM_API_KEY"]) : options.apiKey);

  return async (request, guard, stream) => {
    checkParams(self, request.params);
    const apiKey = keyOf();
    const { skill, body, release } = await moondreamRequest(self, request, { options, slots, stream });
    try {
      const response = await slots.fetch(options.fetch ?? globalThis.fetch)(`${address}/${skill}`, {
        method: "POST",
        headers: { ...options.headers, "content-type": "application/json", ...(apiKey && { "x-moondream-auth": apiKey }) },
        body,
        signal: guard.signal,
        // Followed, it would take the key with it, wherever it leads.
        redirect: "manual",
      });
      const context = { self, apiKey, response };
      if (!response.ok) throw statusError(context, await response.text());
      return context;
    } catch (error) {
      throw requestError(self, error, { guard, signal: request.signal });
    } finally {
      release();
    }
  };
}
