import { shortUrl } from "../image/source.js";
import type { ImageSource, Part } from "../message.js";
import type { ModelReply, ModelRequest } from "../model.js";
import { digestOf, isRemote } from "./image-digest.js";
import { finishReason } from "./trace-attributes.js";
import type { SpanAttributes } from "./tracer.js";

/** An image as it may stand in a span: never its bytes, nor a URL's query and credentials. */
type ShownImage =
  | { readonly sha256: string; readonly mime_type: string; readonly size: number }
  | { readonly uri: string }
  | { readonly unreadable: true };

/** What the request shows of itself: its images by hash, type and size and, where that is wanted, its messages. */
export async function inputAttributes({ messages, signal }: ModelRequest, content: boolean): Promise<SpanAttributes> {
  const shown = new Map<ImageSource, ShownImage>();
  for (const { image } of messages.flatMap((message) => message.content.filter((part) => part.type === "image"))) {
    if (!shown.has(image)) shown.set(image, await shownImage(image, signal));
  }
  const partOf = (part: Part) => {
    if (part.type === "text") return { type: "text", content: part.text };
    const image = shown.get(part.image) ?? { unreadable: true };
    return { type: "uri" in image ? "uri" : "image", modality: "image", ...image };
  };
  return {
    ...(shown.size > 0 && { "legenda.request.images": JSON.stringify([...shown.values()]) }),
    ...(content && {
      "gen_ai.input.messages": JSON.stringify(messages.map(({ role, content }) => ({ role, parts: content.map(partOf) }))),
    }),
  };
}

async function shownImage(image: ImageSource, signal: AbortSignal | undefined): Promise<ShownImage> {
  if (isRemote(image)) return { uri: shortUrl(image.url) };
  try {
    const { sha256, mediaType, bytes } = await digestOf(image, signal);
    return { sha256, mime_type: mediaType, size: bytes.length };
  } catch {
    // The call itself says what is wrong with it.
    return { unreadable: true };
  }
}

export function outputAttributes(reply: ModelReply): SpanAttributes {
  const message = { role: "assistant", parts: [{ type: "text", content: reply.text }], finish_reason: finishReason(reply) };
  return { "gen_ai.output.messages": JSON.stringify([message]) };
}
