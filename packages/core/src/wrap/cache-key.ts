import type { Message, Part } from "../message.js";
import type { Model, ModelRequest } from "../model.js";
import { canonicalJson } from "./canonical.js";
import { digestOf, isRemote } from "./image-digest.js";
import { sha256 } from "./sha256.js";

/** Incremented when the keys or the stored entries change. */
const format = 1;

export interface KeyedRequest {
  /** Identifies everything that the answer depends on: `legenda-` and 64 hexadecimal digits. */
  readonly key: string;
  /** The request with its files read, so that exactly what was hashed is sent, even if a file changes in between. */
  readonly request: ModelRequest;
}

/**
 * Computes a key from the content of a request: model, messages, schema, parameters, and the bytes of images. An image
 * that only the provider will fetch is represented by its URL. Prompt-cache marks are ignored.
 *
 * @throws {ImageError} for an image that cannot be read
 * @throws {TypeError} for parameters that JSON cannot represent
 */
export async function contentKey({ provider, id }: Model, request: ModelRequest): Promise<KeyedRequest> {
  const messages = await Promise.all(request.messages.map((message) => readMessage(message, request.signal)));
  const params = canonicalJson(request.params, "params");
  // The order of a schema's properties determines the order in the answer.
  const schema = request.schema ? JSON.stringify([request.schema.name, request.schema.jsonSchema]) : "";
  const content = JSON.stringify([format, provider, id, messages.map(({ content }) => content), schema, params]);
  return { key: `legenda-${await sha256(content)}`, request: { ...request, messages: messages.map(({ message }) => message) } };
}

async function readMessage(message: Message, signal: AbortSignal | undefined) {
  const parts = await Promise.all(message.content.map((part) => readPart(part, signal)));
  return {
    content: [message.role, parts.map(({ content }) => content)],
    message: { ...message, content: parts.map(({ part }) => part) },
  };
}

async function readPart(part: Part, signal: AbortSignal | undefined): Promise<{ content: unknown; part: Part }> {
  if (part.type === "text") return { content: part.text, part };
  const { image, detail = "" } = part;
  if (isRemote(image)) return { content: { url: image.url, detail }, part };
  const { sha256, mediaType, bytes } = await digestOf(image, signal);
  return {
    content: { sha256, detail },
    part: image.kind === "file" ? { ...part, image: { kind: "bytes", bytes, mediaType } } : part,
  };
}
