import type { ImagePart, ImageSource } from "../../message.js";
import type { Model, ModelDelta, ModelReply, ModelRequest } from "../../model.js";

/** The smallest PNG there is. */
export const pixel = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (character) => character.charCodeAt(0),
);

export const imagePart = (image: ImageSource): ImagePart => ({ type: "image", image });

/** A request that says this, with these images. */
export function ask(
  text = "Caption this.",
  more: Partial<ModelRequest> & { readonly images?: readonly ImageSource[] } = {},
): ModelRequest {
  const { images = [], ...request } = more;
  return { messages: [{ role: "user", content: [{ type: "text", text }, ...images.map(imagePart)] }], params: {}, ...request };
}

export async function deltasOf(model: Model, request: ModelRequest): Promise<ModelDelta[]> {
  const deltas: ModelDelta[] = [];
  for await (const delta of model.stream(request)) deltas.push(delta);
  return deltas;
}

/** A stream's text and reply, each `undefined` where there was none. */
export async function readStream(model: Model, request: ModelRequest): Promise<{ text: string; reply: ModelReply | undefined }> {
  const deltas = await deltasOf(model, request);
  const end = deltas.at(-1);
  return {
    text: deltas.map((delta) => (delta.type === "text" ? delta.text : "")).join(""),
    reply: end?.type === "end" ? end.reply : undefined,
  };
}

/** What a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("It did not reject.");
}
