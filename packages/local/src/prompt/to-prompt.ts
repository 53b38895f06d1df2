import { type ImagePart, InvalidRequestError, type Message, type Part } from "@legenda/core";
import type { ChatMessage, ChatStyle } from "./chat-style.js";
import type { Layout } from "./layout.js";

/** The input of the processor: a text, and its images in order. */
export interface Prompt {
  readonly text: string;
  readonly images: readonly ImagePart[];
}

interface PromptModel {
  readonly name: string;
  readonly chat: ChatStyle;
  readonly layout: Layout;
}

/**
 * Renders messages with the model's own chat template.
 *
 * @throws {InvalidRequestError} if the model does not support these messages
 */
export function toPrompt(messages: readonly Message[], model: PromptModel): Prompt {
  const { chat, layout } = model;
  const images = messages.flatMap(({ content }) => content.filter((part) => part.type === "image"));
  if (images.length > layout.maxImages) {
    throw refusal(
      model,
      `takes ${layout.maxImages === 1 ? "one image" : `${layout.maxImages} images`} per request, and this one has ${images.length}`,
    );
  }
  if (layout.tasks) return { text: taskOf(messages, layout.tasks, model), images };
  const asText = textWriter(chat);
  if (!chat.render) return { text: plainText(messages, asText, model), images };

  const { system } = chat;
  const folded = system === "none" ? foldSystem(messages) : messages;
  const rendered = folded.map(({ role, content }): ChatMessage => {
    const parts = role === "system" ? system === "parts" : chat.parts;
    return { role, content: parts ? partsOf(content, chat) : asText(content) };
  });
  try {
    return { text: chat.render(rendered), images };
  } catch (cause) {
    throw refusal(
      model,
      `does not accept these messages in its chat template: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    );
  }
}

function partsOf(content: readonly Part[], chat: ChatStyle): ChatMessage["content"] {
  const parts = content.map((part) =>
    part.type === "image" ? { type: "image" } : { type: "text", text: plain(part.text, chat) },
  );
  // Templates look at the first part.
  return parts.length > 0 ? parts : [{ type: "text", text: "" }];
}

/** Writes content as one text, for templates that do not support parts; it counts the images of all messages. */
function textWriter(chat: ChatStyle): (content: readonly Part[]) => string {
  let images = 0;
  return (content) =>
    content.map((part) => (part.type === "image" ? `${chat.imageToken(++images)}\n` : plain(part.text, chat))).join("");
}

/**
 * Breaks up the model's special tokens in a user's text with a space, so that the text cannot open a turn or insert an
 * image.
 */
function plain(text: string, { specialTokens, imageToken }: ChatStyle): string {
  return [...specialTokens, imageToken(1)].reduce(
    (safe, token) => (token.length > 1 && safe.includes(token) ? safe.replaceAll(token, `${token[0]} ${token.slice(1)}`) : safe),
    text,
  );
}

/** For templates without a system role: its text is put before that of the first user message. */
function foldSystem(messages: readonly Message[]): readonly Message[] {
  const system = messages.filter(({ role }) => role === "system").flatMap(({ content }) => content);
  const others = messages.filter(({ role }) => role !== "system");
  if (system.length === 0) return others;
  const first = others.findIndex(({ role }) => role === "user");
  if (first === -1) return [{ role: "user", content: system }, ...others];
  return others.map((message, index) =>
    index === first ? { ...message, content: [...system, { type: "text", text: "\n\n" }, ...message.content] } : message,
  );
}

/** For models without a template, which support one prompt and one answer. */
function plainText(messages: readonly Message[], asText: (content: readonly Part[]) => string, model: PromptModel): string {
  const [message, ...others] = foldSystem(messages);
  if (!message || others.length > 0) {
    throw refusal(model, "has no chat template, so it accepts only a single user message");
  }
  return asText(message.content);
}

function taskOf(messages: readonly Message[], tasks: ReadonlyMap<string, string>, model: PromptModel): string {
  const text = messages
    .flatMap(({ content }) => content.map((part) => (part.type === "text" ? part.text : "")))
    .join("")
    .trim();
  if (tasks.has(text)) return text;
  throw refusal(model, `does not accept free text: its prompt must be one of ${[...tasks.keys()].join(", ")}`);
}

function refusal({ name }: PromptModel, why: string, cause?: unknown): InvalidRequestError {
  return new InvalidRequestError(`${name} ${why}.`, { provider: "local", model: name, cause });
}
