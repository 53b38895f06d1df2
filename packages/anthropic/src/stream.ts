import {
  asCount,
  asList,
  asRecord,
  asText,
  type DecodeContext,
  type StreamDecoder,
  type WireRecord,
} from "@legenda/core/provider";
import { fault, mergeUsage, readMessage, textIn } from "./reply.js";

/** Reads the events of a streamed message. It is complete with its end mark, `message_stop`. */
export function messageStream({ mode }: Pick<DecodeContext, "mode">): StreamDecoder {
  const blocks = new ContentBlocks(mode === "tool");
  let message: WireRecord = {};
  let ended = false;
  let text = "";

  function read(event: WireRecord): string {
    switch (event.type) {
      case "message_start":
        // A gateway sent a second request after its own upstream broke.
        if (text) throw fault("the stream started again after a part of its answer.");
        blocks.clear();
        message = asRecord(event.message) ?? {};
        return "";
      case "content_block_start":
        return blocks.start(indexOf(event), asRecord(event.content_block) ?? {});
      case "content_block_delta":
        return blocks.extend(indexOf(event), asRecord(event.delta) ?? {});
      case "message_delta": {
        const usage = mergeUsage(message.usage, event.usage);
        message = { ...message, ...asRecord(event.delta), ...(usage && { usage }) };
        return "";
      }
      case "message_stop":
        ended = true;
        return "";
      default:
        // Pings, the ends of blocks, and events newer than this package.
        return "";
    }
  }

  return {
    push(event, name) {
      const record = asRecord(event);
      if (!record || ended) return "";
      const piece = read(record.type === undefined ? { ...record, type: name } : record);
      text += piece;
      return piece;
    },
    ended: () => ended,
    reply() {
      if (!ended) return undefined;
      const reply = readMessage({ ...message, content: blocks.list() }, { mode });
      // A tool's input as it was streamed, instead of serialized again.
      return text ? { ...reply, text } : reply;
    },
  };
}

const indexOf = ({ index }: WireRecord): number => asCount(index) ?? 0;

/** The blocks of a message, assembled from their pieces. */
class ContentBlocks {
  readonly #blocks = new Map<number, WireRecord>();
  readonly #inputs = new Map<number, string>();
  /** Whether the answer is the input of a tool. */
  readonly #isTool: boolean;
  #tool: number | undefined;

  constructor(isTool: boolean) {
    this.#isTool = isTool;
  }

  clear(): void {
    this.#blocks.clear();
    this.#inputs.clear();
    this.#tool = undefined;
  }

  /** @returns the text of the answer that the block begins with */
  start(index: number, block: WireRecord): string {
    if (block.type === "tool_use") this.#tool ??= index;
    if (block.type !== "text") {
      this.#blocks.set(index, block);
      return "";
    }
    const text = textIn(block.text ?? "");
    this.#blocks.set(index, { ...block, text });
    return this.#isTool ? "" : text;
  }

  /** @returns the text of the answer that a piece of a block adds */
  extend(index: number, delta: WireRecord): string {
    const block = this.#blocks.get(index) ?? {};
    switch (delta.type) {
      case "text_delta": {
        const text = textIn(delta.text);
        this.#blocks.set(index, { ...block, type: "text", text: `${asText(block.text) ?? ""}${text}` });
        return this.#isTool ? "" : text;
      }
      case "input_json_delta": {
        const json = textIn(delta.partial_json);
        this.#inputs.set(index, `${this.#inputs.get(index) ?? ""}${json}`);
        // Tools that run on the server have inputs too.
        return this.#isTool && index === this.#tool ? json : "";
      }
      case "thinking_delta":
        this.#append(index, "thinking", delta.thinking);
        return "";
      case "signature_delta":
        this.#append(index, "signature", delta.signature);
        return "";
      case "citations_delta":
        this.#blocks.set(index, { ...block, citations: [...asList(block.citations), delta.citation] });
        return "";
      default:
        return "";
    }
  }

  list(): readonly WireRecord[] {
    return [...this.#blocks].map(([index, block]) => withInput(block, this.#inputs.get(index)));
  }

  #append(index: number, field: "thinking" | "signature", piece: unknown): void {
    const block = this.#blocks.get(index) ?? { type: "thinking" };
    this.#blocks.set(index, { ...block, [field]: `${asText(block[field]) ?? ""}${asText(piece) ?? ""}` });
  }
}

function withInput(block: WireRecord, json: string | undefined): WireRecord {
  if (block.type !== "tool_use" || !json) return block;
  try {
    return { ...block, input: JSON.parse(json) };
  } catch {
    // Truncated by the token limit: it remains a text.
    return { ...block, input: json };
  }
}
