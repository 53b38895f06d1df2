import type { Message, Model, ModelReply, ModelRequest, Part } from "@legenda/core";
import { png, readStream } from "@legenda/test-kit";

export const apiKey = "sk-ant-secret-0123456789";

const bytes = png({ byteLength: 50_000 });

export const base64 = bytes.toString("base64");

export const picture = { type: "image", image: { kind: "bytes", bytes, mediaType: "image/png" } } as const;

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

export const modes = ["generate", "stream"] as const;

/** Sends the request in either way, to its reply. */
export async function send(model: Model, mode: (typeof modes)[number], sent = request): Promise<ModelReply | undefined> {
  return mode === "generate" ? model.generate(sent) : (await readStream(model.stream(sent))).reply;
}
