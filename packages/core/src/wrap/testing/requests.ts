import type { ImagePart, ImageSource } from "../../message.js";
import type { ModelRequest } from "../../model.js";

export const imagePart = (image: ImageSource): ImagePart => ({ type: "image", image });

/** A request that says this, with these images. */
export function ask(
  text = "Caption this.",
  more: Partial<ModelRequest> & { readonly images?: readonly ImageSource[] } = {},
): ModelRequest {
  const { images = [], ...request } = more;
  return { messages: [{ role: "user", content: [{ type: "text", text }, ...images.map(imagePart)] }], params: {}, ...request };
}
