import type { Message, Model, ModelDelta, ModelReply, ModelRequest, Part } from "@legenda/core";

export const apiKey = "sk-ant-secret-0123456789";

export const png = (size = 50_000): Uint8Array =>
  Uint8Array.from({ length: size }, (_, at) => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a][at] ?? (at * 7919) % 251);

export const picture = { type: "image", image: { kind: "bytes", bytes: png(), mediaType: "image/png" } } as const;

export const pictureUrl = (url: string): Part => ({ type: "image", image: { kind: "url", url } });

export const ask = (...content: Message["content"]): Message => ({ role: "user", content });

export const request: ModelRequest = {
  messages: [ask(picture, { type: "text", text: 'Caption this "wolf".' })],
  params: {},
};

export const schema = {
  name: "scene",
  jsonSchema: { type: "object", properties: { title: { type: "string" } }, required: ["title"], additionalProperties: false },
};

export interface ReadStream {
  readonly texts: readonly string[];
  readonly reply: ModelReply | undefined;
}

export async function read(stream: AsyncIterable<ModelDelta>): Promise<ReadStream> {
  const deltas: ModelDelta[] = [];
  for await (const delta of stream) deltas.push(delta);
  const end = deltas.pop();
  return {
    texts: deltas.map((delta) => (delta.type === "text" ? delta.text : "")),
    reply: end?.type === "end" ? end.reply : undefined,
  };
}

export const modes = ["generate", "stream"] as const;

/** Sends the request in either way, to its reply. */
export async function send(model: Model, mode: (typeof modes)[number], sent = request): Promise<ModelReply | undefined> {
  return mode === "generate" ? model.generate(sent) : (await read(model.stream(sent))).reply;
}

/** What a promise rejects with. */
export function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
