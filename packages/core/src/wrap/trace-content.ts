import { shortUrl } from "../image/source.js";
import type { ImageSource, Part } from "../message.js";
import type { ModelReply, ModelRequest } from "../model.js";
import { digestOf, isRemote } from "./image-digest.js";
import { finishReason } from "./trace-attributes.js";
import type { SpanAttributes } from "./tracer.js";

/** An image in a span: without its bytes, and without a URL's query and credentials. */
type TracedImage =
  | { readonly sha256: string; readonly mime_type: string; readonly size: number }
  | { readonly uri: string }
  | { readonly unreadable: true };

/** The attributes of the request: its images by hash, type and size and, with `content`, its messages. */
export async function inputAttributes({ messages, signal }: ModelRequest, content: boolean): Promise<SpanAttributes> {
  const images = new Map<ImageSource, TracedImage>();
  for (const { image } of messages.flatMap((message) => message.content.filter((part) => part.type === "image"))) {
    if (!images.has(image)) images.set(image, await tracedImage(image, signal));
  }
  const partOf = (part: Part) => {
    if (part.type === "text") return { type: "text", content: part.text };
    const image = images.get(part.image) ?? { unreadable: true };
    return { type: "uri" in image ? "uri" : "image", modality: "image", ...image };
  };
  return {
    ...(images.size > 0 && { "legenda.request.images": JSON.stringify([...images.values()]) }),
    ...(content && {
      "gen_ai.input.messages": JSON.stringify(messages.map(({ role, content }) => ({ role, parts: content.map(partOf) }))),
    }),
  };
}

async function tracedImage(image: ImageSource, signal: AbortSignal | undefined): Promise<TracedImage> {
  if (isRemote(image)) return { uri: shortUrl(image.url) };
  try {
    const { sha256, mediaType, bytes } = await digestOf(image, signal);
    return { sha256, mime_type: mediaType, size: bytes.length };
  } catch {
    // The call itself reports the error.
    return { unreadable: true };
  }
}

/** The attribute with the text of the reply. */
export function outputAttributes(reply: ModelReply): SpanAttributes {
  const message = { role: "assistant", parts: [{ type: "text", content: reply.text }], finish_reason: finishReason(reply) };
  return { "gen_ai.output.messages": JSON.stringify([message]) };
}
