import type Anthropic from "@anthropic-ai/sdk";
import { type ImagePart, InvalidRequestError, type Message, type ModelRequest, type Part } from "@legenda/core";
import type { PlacedImage } from "@legenda/core/provider";

type Block = Anthropic.TextBlockParam | Anthropic.ImageBlockParam;

/** Inserts an image into the body. */
export type PlaceImage = (part: ImagePart) => PlacedImage;

/** The body's `system` and `messages`. */
export interface Content {
  readonly system: Anthropic.TextBlockParam[];
  readonly messages: Anthropic.MessageParam[];
}

/**
 * Checks that a request has a message for the API to answer.
 *
 * @throws {InvalidRequestError} if it has no user message with content
 */
export function checkTurns({ messages }: ModelRequest): void {
  for (const { role } of messages)
    if (role !== "system" && role !== "user" && role !== "assistant")
      throw invalid(`There is no role "${role satisfies never as string}". Use system, user or assistant.`);
  if (!messages.some(({ role, content }) => role !== "system" && !content.every(isBlank)))
    throw invalid("The request has no user message with content. Add one: Claude does not answer system messages alone.");
}

const invalid = (message: string) => new InvalidRequestError(message, { provider: "anthropic" });

/** Converts system messages to `system` blocks, wherever they are, and the other messages to turns. */
export function contentOf(messages: readonly Message[], place: PlaceImage): Content {
  const system: Anthropic.TextBlockParam[] = [];
  const turns: Anthropic.MessageParam[] = [];
  for (const { role, content } of messages) {
    const blocks = blocksOf(content, place);
    if (blocks.length === 0) continue;
    // Images outside user messages were refused before.
    if (role === "system") system.push(...(blocks as Anthropic.TextBlockParam[]));
    else turns.push({ role, content: blocks });
  }
  return { system, messages: turns };
}

function blocksOf(parts: readonly Part[], place: PlaceImage): Block[] {
  const blocks: Block[] = [];
  for (const part of parts) {
    if (!isBlank(part)) blocks.push(part.cache ? marked(blockOf(part, place)) : blockOf(part, place));
    // The cache mark of a blank text applies to the block before it.
    else if (part.cache && blocks.length > 0) blocks.push(marked(blocks.pop() as Block));
  }
  return blocks;
}

/** Removes blank texts, such as those between two images: the API rejects them. */
const isBlank = (part: Part): boolean => part.type === "text" && part.text.trim() === "";

const marked = (block: Block): Block => ({ ...block, cache_control: { type: "ephemeral" } });

function blockOf(part: Part, place: PlaceImage): Block {
  switch (part.type) {
    case "text":
      return { type: "text", text: part.text };
    case "image":
      return { type: "image", source: sourceOf(place(part)) };
    default:
      throw new TypeError(`Unknown type of part: ${(part satisfies never as { type: unknown }).type}`);
  }
}

function sourceOf(image: PlacedImage): Anthropic.ImageBlockParam["source"] {
  if (image.kind === "url") return { type: "url", url: image.url };
  const mediaType = image.mediaType as Anthropic.Base64ImageSource["media_type"];
  return { type: "base64", media_type: mediaType, data: image.data };
}
