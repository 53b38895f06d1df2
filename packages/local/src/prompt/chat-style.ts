import type { PreTrainedTokenizer, Processor } from "@huggingface/transformers";

/** A message in the form that chat templates accept. */
export interface ChatMessage {
  readonly role: string;
  readonly content: string | readonly { readonly type: string; readonly text?: string }[];
}

/** The form of messages that a model's chat template accepts, found by trying it. */
export interface ChatStyle {
  /** Renders the prompt; `undefined` if the model has no template. */
  readonly render: ((messages: readonly ChatMessage[]) => string) | undefined;
  /** Whether content may be a list of parts; otherwise it is one text, with a token in the place of each image. */
  readonly parts: boolean;
  /** How a system message is passed: as a list of parts, as a text, or not at all. */
  readonly system: "parts" | "text" | "none";
  /** The token for the n-th image (from 1) in a text. */
  readonly imageToken: (index: number) => string;
  /** The tokenizer's special tokens. */
  readonly specialTokens: readonly string[];
}

/** A text that no template contains. */
const probe = "Zq7wXv";

export function chatStyleOf(processor: Processor, tokenizer: PreTrainedTokenizer, config: object): ChatStyle {
  const template = processor.chat_template ?? undefined;
  const render = (messages: readonly ChatMessage[]) =>
    tokenizer.apply_chat_template(messages as never, {
      tokenize: false,
      add_generation_prompt: true,
      ...(template !== undefined && { chat_template: template }),
    }) as unknown as string;
  const specialTokens: readonly string[] = tokenizer.all_special_tokens;
  const imageToken = imageTokenOf(processor, tokenizer, config);
  if (template === undefined && !tokenizer.chat_template) {
    return { render: undefined, parts: false, system: "none", imageToken, specialTokens };
  }
  const parts = takesParts(render);
  return { render, parts, system: systemStyle(render, parts), imageToken, specialTokens };
}

type Render = (messages: readonly ChatMessage[]) => string;

/** Whether a template supports parts. One made for texts prints a list as JSON, or leaves the image out. */
function takesParts(render: Render): boolean {
  const text = { type: "text", text: probe };
  const withImage = tried(render, [{ role: "user", content: [{ type: "image" }, text] }]);
  const without = tried(render, [{ role: "user", content: [text] }]);
  return withImage !== without && withImage.includes(probe) && !/"type"|'type'|\[object/.test(withImage);
}

function systemStyle(render: Render, parts: boolean): ChatStyle["system"] {
  const user = { role: "user", content: parts ? [{ type: "text", text: "Hello" }] : "Hello" };
  const shows = (content: ChatMessage["content"]) => {
    const text = tried(render, [{ role: "system", content }, user]);
    return text.includes(probe) && !/"type"|'type'|\[object/.test(text);
  };
  if (parts && shows([{ type: "text", text: probe }])) return "parts";
  return shows(probe) ? "text" : "none";
}

function tried(render: Render, messages: readonly ChatMessage[]): string {
  try {
    return render(messages);
  } catch {
    return "";
  }
}

interface ImageTokenConfig {
  readonly model_type?: string;
  readonly image_token_id?: number;
  readonly image_token_index?: number;
}

function imageTokenOf(processor: Processor, tokenizer: PreTrainedTokenizer, config: ImageTokenConfig): (index: number) => string {
  if (config.model_type === "phi3_v") return (index) => `<|image_${index}|>`;
  const id = config.image_token_id ?? config.image_token_index;
  const named = (processor.config as { image_token?: unknown } | undefined)?.image_token;
  const token = typeof named === "string" ? named : id === undefined ? "" : tokenizer.decode([id]);
  return () => token || "<image>";
}
