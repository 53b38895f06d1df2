import { type ImagePart, type ImageSize, type Model, type ModelRequest, tokensFor } from "@legenda/core";
import { estimateTokens } from "@legenda/core/wrap";

/** For a model whose rule for images is unknown. */
const defaultImageTokens = 1_000;

/** Estimates the tokens of a prompt: text and schema by their length, images by the model's own rule. */
export function promptTokens(model: Model, request: ModelRequest, sizeOf: (part: ImagePart) => ImageSize): number {
  const images = request.messages.flatMap(({ content }) => content.filter((part) => part.type === "image"));
  const messages = request.messages.map((message) => ({
    ...message,
    content: message.content.filter(({ type }) => type === "text"),
  }));
  const text = estimateTokens(model, { ...request, messages, params: { maxTokens: 0 } });
  return images.reduce((sum, part) => {
    const { detail } = part;
    return sum + (tokensFor(model, { ...sizeOf(part), ...(detail && { detail }) }) ?? defaultImageTokens);
  }, text);
}
