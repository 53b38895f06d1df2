import type { Message, Part } from "../message.js";
import type { Model, ModelRequest } from "../model.js";
import { canonicalJson } from "./canonical.js";
import { digestOf, isRemote } from "./image-digest.js";
import { sha256 } from "./sha256.js";

/** Goes up whenever equal requests would no longer give equal keys, or what is kept under them changes. */
const format = 1;

export interface KeyedRequest {
  /** A name for all that the answer depends on: 64 hexadecimal digits behind `legenda-`. */
  readonly key: string;
  /** The request with its files read: what is sent is then what was hashed, whatever happens to the file meanwhile. */
  readonly request: ModelRequest;
}

/**
 * A key of content: model, messages, schema and parameters, with each image by its bytes, wherever they
 * come from; one that only its provider will fetch counts by its URL. Prompt-cache marks do not count.
 *
 * @throws {ImageError} for an image that cannot be read, and `TypeError` for parameters that are no JSON
 */
export async function contentKey({ provider, id }: Model, request: ModelRequest): Promise<KeyedRequest> {
  const read = await Promise.all(request.messages.map((message) => readMessage(message, request.signal)));
  const params = canonicalJson(request.params, "params");
  // The order of a schema's properties is the order in which they are answered.
  const schema = request.schema ? JSON.stringify([request.schema.name, request.schema.jsonSchema]) : "";
  const content = JSON.stringify([format, provider, id, read.map(({ content }) => content), schema, params]);
  return { key: `legenda-${await sha256(content)}`, request: { ...request, messages: read.map(({ message }) => message) } };
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
