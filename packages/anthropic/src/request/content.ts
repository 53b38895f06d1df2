import type Anthropic from "@anthropic-ai/sdk";
import { type ImagePart, InvalidRequestError, type Message, type Part } from "@legenda/core";

type Block = Anthropic.TextBlockParam | Anthropic.ImageBlockParam;

/** Turns an image into what stands in the body. */
export type PlaceImage = (part: ImagePart) => Promise<Anthropic.ImageBlockParam["source"]>;

/** What goes into the body's `system` and `messages`. */
export interface Content {
  readonly system: Anthropic.TextBlockParam[];
  readonly messages: Anthropic.MessageParam[];
}

/**
 * System messages become `system` blocks, wherever they stand; the others are turns.
 *
 * @throws {InvalidRequestError} for an image outside the user's turns, an unknown part, and where nothing is said
 */
export async function contentOf(messages: readonly Message[], place: PlaceImage): Promise<Content> {
  const system: Anthropic.TextBlockParam[] = [];
  const turns: Anthropic.MessageParam[] = [];
  for (const { role, content } of messages) {
    switch (role) {
      case "system":
        system.push(...(await blocksOf(content, refuseImage("system"))));
        break;
      case "assistant":
      case "user": {
        const blocks = await blocksOf(content, role === "user" ? place : refuseImage(role));
        if (blocks.length > 0) turns.push({ role, content: blocks });
        break;
      }
      default:
        throw invalid(`There is no role "${role satisfies never as string}".`);
    }
  }
  if (turns.length === 0)
    throw invalid("The request has no user message with anything in it. Add one: system messages alone are no question.");
  return { system, messages: turns };
}

async function blocksOf(parts: readonly Part[], place: (part: ImagePart) => Promise<never>): Promise<Anthropic.TextBlockParam[]>;
async function blocksOf(parts: readonly Part[], place: PlaceImage): Promise<Block[]>;
async function blocksOf(parts: readonly Part[], place: PlaceImage): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const part of parts) {
    const block = await blockOf(part, place);
    if (block) blocks.push(part.cache ? { ...block, cache_control: { type: "ephemeral" } } : block);
    // The mark of a blank text covers what stands before it just as well.
    else if (part.cache && blocks.length > 0) blocks.push({ ...(blocks.pop() as Block), cache_control: { type: "ephemeral" } });
  }
  return blocks;
}

async function blockOf(part: Part, place: PlaceImage): Promise<Block | undefined> {
  switch (part.type) {
    case "text":
      // The API refuses a block of blanks alone, such as what stands between two images.
      return part.text.trim() ? { type: "text", text: part.text } : undefined;
    case "image":
      return { type: "image", source: await place(part) };
    default:
      throw invalid(`There is no part of type "${(part satisfies never as { type: string }).type}".`);
  }
}

function refuseImage(role: "system" | "assistant"): () => Promise<never> {
  return async () => {
    throw invalid(`A ${role} message holds an image, and Claude takes images from the user alone. Put it into a user message.`);
  };
}

const invalid = (message: string) => new InvalidRequestError(message, { provider: "anthropic" });
