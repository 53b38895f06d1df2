import type { Finish, Usage } from "@legenda/core";
import type { ChatCompletion, ChatCompletionChunk } from "openai/resources/chat/completions";
import type { CompletionUsage } from "openai/resources/completions";
import { type EventReader, faultOf, type Reading, VendorFault } from "../wire.js";

/** A reply as servers of the kind really send it: any of its fields may be missing. */
type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Loose<T[Key]> | null }
    : T;
type WithError<T> = Loose<T> & { readonly error?: unknown };

/** Reads a whole chat completion. */
export function readChat(raw: unknown): Reading {
  const { choices, usage, model, error } = (raw ?? {}) as WithError<ChatCompletion>;
  const choice = choices?.[0];
  if (!choice && error) throw faultOf(error);
  if (!choice?.message) throw new VendorFault("the reply holds no choice", { status: 200 });
  const { content, refusal } = choice.message;
  return {
    text: refusal || content || "",
    finish: finishOf(choice.finish_reason, refusal),
    usage: usageOf(usage),
    model: model ?? undefined,
    raw,
  };
}

/** Reads the chunks of a streamed chat completion. */
export function chatEvents(): EventReader {
  let head: Omit<WithError<ChatCompletionChunk>, "choices"> = {};
  let text = "";
  let refusal = "";
  let finish: string | undefined;
  let usage: Loose<CompletionUsage> | undefined;
  let ended = false;
  return {
    read(data) {
      if (data === "[DONE]") {
        ended = true;
        return "";
      }
      const { choices, ...rest } = JSON.parse(data) as WithError<ChatCompletionChunk>;
      if (rest.error) throw faultOf(rest.error);
      head = rest;
      if (rest.usage) usage = rest.usage;
      const choice = choices?.[0];
      if (choice?.finish_reason) finish = choice.finish_reason;
      if (choice?.delta?.refusal) refusal += choice.delta.refusal;
      const piece = choice?.delta?.content ?? "";
      text += piece;
      return piece;
    },
    end() {
      if (!ended) return undefined;
      const { id, created, model } = head;
      const message = { role: "assistant", content: text, refusal: refusal || null } as const;
      return {
        text: refusal || text,
        finish: finishOf(finish, refusal),
        usage: usageOf(usage),
        model: model ?? undefined,
        raw: {
          id,
          object: "chat.completion",
          created,
          model,
          choices: [{ index: 0, message, finish_reason: finish ?? null }],
          ...(usage && { usage }),
        },
      };
    },
  };
}

function finishOf(reason: string | null | undefined, refusal: string | null | undefined): Finish {
  if (refusal) return "refusal";
  return reason === "length" ? "length" : reason === "content_filter" ? "filtered" : "stop";
}

function usageOf(usage: Loose<CompletionUsage> | null | undefined): Usage {
  const cached = usage?.prompt_tokens_details?.cached_tokens;
  const reasoning = usage?.completion_tokens_details?.reasoning_tokens;
  return {
    ...(usage?.prompt_tokens != null && { inputTokens: usage.prompt_tokens }),
    ...(usage?.completion_tokens != null && { outputTokens: usage.completion_tokens }),
    ...(cached != null && { cachedInputTokens: cached }),
    ...(reasoning != null && { reasoningTokens: reasoning }),
  };
}
