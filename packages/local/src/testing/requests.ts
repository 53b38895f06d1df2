import type { ImagePart, ImageSource, Message, ModelRequest, Params, TextPart } from "@legenda/core";

export const text = (content: string): TextPart => ({ type: "text", text: content });
export const picture = (image: ImageSource, more: Partial<ImagePart> = {}): ImagePart => ({ type: "image", image, ...more });
export const user = (...content: Message["content"]): Message => ({ role: "user", content });

/** A request for a caption of one image. */
export function captionOf(image: ImageSource, params: Params = {}, signal?: AbortSignal): ModelRequest {
  return { messages: [user(picture(image), text("Describe this image."))], params, ...(signal && { signal }) };
}
