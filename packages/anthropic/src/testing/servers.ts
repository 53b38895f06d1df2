import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
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

/** A server that answers as it is told. */
export async function answering(answer: (outgoing: ServerResponse, incoming: IncomingMessage) => void): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume().once("end", () => answer(outgoing, incoming));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
