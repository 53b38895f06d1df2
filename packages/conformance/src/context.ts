import type { Message, Model, ModelDelta, ModelReply, ModelRequest, Part } from "@legenda/core";
import { onTestFinished } from "vitest";
import type { ConformanceOptions, Supports } from "./options.js";
import type { Scenario } from "./server/scenario.js";
import type { VendorServer } from "./server/vendor-server.js";

export interface Context extends Omit<ConformanceOptions, "supports"> {
  readonly supports: Supports;
}

/** A fresh server and a model at it, for one test. */
export async function start(
  { server, model }: Context,
  ...scenarios: readonly Scenario[]
): Promise<{ server: VendorServer; model: Model }> {
  const started = await server();
  onTestFinished(() => started.close());
  if (scenarios.length > 0) started.script(...scenarios);
  return { server: started, model: model(started.url, {}) };
}

export const modes = ["generate", "stream"] as const;
export type Mode = (typeof modes)[number];

/** A request of one user message; a string is a text part. */
export function ask(content: readonly (string | Part)[], more: Partial<ModelRequest> = {}): ModelRequest {
  return { messages: [turn("user", ...content)], params: {}, ...more };
}

export function turn(role: Message["role"], ...content: readonly (string | Part)[]): Message {
  return { role, content: content.map((part) => (typeof part === "string" ? { type: "text", text: part } : part)) };
}

/** Sends the request in either way, to its reply. */
export async function send(model: Model, request: ModelRequest, mode: Mode): Promise<ModelReply> {
  return mode === "generate" ? model.generate(request) : (await readStream(model, request)).reply;
}

export interface ReadStream {
  readonly texts: readonly string[];
  readonly reply: ModelReply;
}

/** Reads a stream to its end, which must come once and last. */
export async function readStream(model: Model, request: ModelRequest): Promise<ReadStream> {
  const deltas: ModelDelta[] = [];
  for await (const delta of model.stream(request)) deltas.push(delta);
  const end = deltas.pop();
  const texts = deltas.map((delta) => {
    if (delta.type === "text") return delta.text;
    throw new Error("A stream gave its end before its last delta.");
  });
  if (end?.type !== "end") throw new Error("A stream stopped without its end, and without an error.");
  return { texts, reply: end.reply };
}

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const fulfilled = Symbol("fulfilled");
  const outcome = await promise.then(
    () => fulfilled,
    (error: unknown) => error,
  );
  if (outcome === fulfilled) throw new Error("It succeeded, where it should have failed.");
  return outcome;
}

/** Every string in a body, wherever the vendor puts it, in order. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** Every number in a body. */
export function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** Waits until a condition holds; a server notices a client's leaving a moment later. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (const deadline = Date.now() + 3000; !condition(); ) {
    if (Date.now() > deadline) throw new Error(`It did not happen in 3 seconds: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
