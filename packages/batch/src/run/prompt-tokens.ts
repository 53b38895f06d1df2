import { type ImagePart, type Model, type ModelRequest, tokensFor } from "@legenda/core";
import { estimateTokens } from "@legenda/core/provider";

/** Pixels of a picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Where a model's rule for images is not known. */
const usualImage = 1_000;

/** About how many tokens a prompt has: its words and schema by their length, its images by the model's own rule. */
export function promptTokens(model: Model, request: ModelRequest, sizeOf: (part: ImagePart) => PictureSize): number {
  const parts = request.messages.flatMap(({ content }) => content);
  const words = request.messages.map((message) => ({
    ...message,
    content: message.content.filter(({ type }) => type === "text"),
  }));
  const text = estimateTokens(model, { ...request, messages: words, params: { maxTokens: 0 } });
  const images = parts.filter((part) => part.type === "image");
  return images.reduce((sum, part) => {
    const { detail } = part;
    return sum + (tokensFor(model, { ...sizeOf(part), ...(detail && { detail }) }) ?? usualImage);
  }, text);
}
