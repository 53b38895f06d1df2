import type Anthropic from "@anthropic-ai/sdk";
import { addedCounts } from "./usage.js";

/** The vendor's message, put together out of the events of its stream. */
export interface Collected {
  /** Takes one event in; gives the piece of text or of a tool's input that came with it. */
  add(event: Anthropic.RawMessageStreamEvent): { readonly text?: string; readonly json?: string };
  /** The message so far; `undefined` before it has begun. */
  message(): Anthropic.Message | undefined;
  /** Whether the end mark has come. */
  readonly ended: boolean;
}

export function collected(): Collected {
  let message: Anthropic.Message | undefined;
  let ended = false;
  const blocks = new Map<number, Anthropic.ContentBlock>();
  const inputs = new Map<number, string>();

  function addDelta({ index, delta }: Anthropic.RawContentBlockDeltaEvent): { text?: string; json?: string } {
    const block = blocks.get(index);
    switch (delta.type) {
      case "text_delta":
        if (block?.type === "text") blocks.set(index, { ...block, text: block.text + delta.text });
        return { text: delta.text };
      case "input_json_delta":
        inputs.set(index, (inputs.get(index) ?? "") + delta.partial_json);
        return { json: delta.partial_json };
      case "thinking_delta":
        if (block?.type === "thinking") blocks.set(index, { ...block, thinking: block.thinking + delta.thinking });
        return {};
      case "signature_delta":
        if (block?.type === "thinking") blocks.set(index, { ...block, signature: block.signature + delta.signature });
        return {};
      case "citations_delta":
        if (block?.type === "text") blocks.set(index, { ...block, citations: [...(block.citations ?? []), delta.citation] });
        return {};
      default:
        // Newer than this package, and no text of the answer.
        delta satisfies never;
        return {};
    }
  }

  return {
    add(event) {
      switch (event.type) {
        case "message_start":
          message = event.message;
          return {};
        case "content_block_start":
          blocks.set(event.index, event.content_block);
          return event.content_block.type === "text" ? { text: event.content_block.text } : {};
        case "content_block_delta":
          return addDelta(event);
        case "message_delta":
          if (message) message = { ...message, ...event.delta, usage: addedCounts(message.usage, event.usage) };
          return {};
        case "message_stop":
          ended = true;
          return {};
        case "content_block_stop":
          return {};
        default:
          event satisfies never;
          return {};
      }
    },
    message: () => message && { ...message, content: [...blocks].map(([index, block]) => withInput(block, inputs.get(index))) },
    get ended() {
      return ended;
    },
  };
}

function withInput(block: Anthropic.ContentBlock, json: string | undefined): Anthropic.ContentBlock {
  if (block.type !== "tool_use" || !json) return block;
  try {
    return { ...block, input: JSON.parse(json) };
  } catch {
    // Cut by its length: what there is of it stays text.
    return { ...block, input: json };
  }
}
