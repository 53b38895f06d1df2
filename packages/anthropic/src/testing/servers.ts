import type { VendorServer } from "@legenda/conformance/server";
import type { Model } from "@legenda/core";
import { type AnthropicRefusal, anthropicServer } from "@legenda/loopback";
import { onTestFinished } from "vitest";
import { type AnthropicOptions, anthropic } from "../index.js";
import { apiKey } from "./requests.js";

/** Anthropic's API on loopback, and a model at it. */
export async function started(
  options: AnthropicOptions & { id?: string; refuses?: readonly AnthropicRefusal[] } = {},
): Promise<{ server: VendorServer; model: Model }> {
  const { id = "claude-haiku-4-5", refuses = [], ...rest } = options;
  const server = await anthropicServer({ refuses });
  onTestFinished(() => server.close());
  return { server, model: anthropic(id, { apiKey, baseURL: server.url, ...rest }) };
}

/** A model whose server answers each request with the same body. */
export function answeredWith(body: unknown, init: ResponseInit = {}, options: AnthropicOptions = {}): Model {
  return anthropic("claude-haiku-4-5", { apiKey, fetch: async () => Response.json(body, init), ...options });
}

/** A model whose server answers each request with the same events. */
export function streamedWith(events: readonly unknown[]): Model {
  const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
  const headers = { "content-type": "text/event-stream" };
  return anthropic("claude-haiku-4-5", { apiKey, fetch: async () => new Response(body, { headers }) });
}
