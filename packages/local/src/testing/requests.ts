import type { ImagePart, ImageSource, Message, ModelDelta, ModelReply, ModelRequest, Params, TextPart } from "@legenda/core";

export const text = (content: string): TextPart => ({ type: "text", text: content });
export const picture = (image: ImageSource, more: Partial<ImagePart> = {}): ImagePart => ({ type: "image", image, ...more });
export const user = (...content: Message["content"]): Message => ({ role: "user", content });

/** A request for a caption of one image. */
export function captionOf(image: ImageSource, params: Params = {}, signal?: AbortSignal): ModelRequest {
  return { messages: [user(picture(image), text("Describe this image."))], params, ...(signal && { signal }) };
}

/** Reads a stream to its end. */
export async function readAll(stream: AsyncIterable<ModelDelta>): Promise<{ pieces: string[]; reply: ModelReply | undefined }> {
  const pieces: string[] = [];
  let reply: ModelReply | undefined;
  for await (const delta of stream) {
    if (delta.type === "text") pieces.push(delta.text);
    else reply = delta.reply;
  }
  return { pieces, reply };
}

/** What a promise rejects with. */
export async function caught(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const result = await promise.then(
    (value) => new Error(`It did not reject: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  return result as Error & Record<string, unknown>;
}
