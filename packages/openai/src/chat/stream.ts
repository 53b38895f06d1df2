import { asRecord, asText, type StreamDecoder } from "@legenda/core/provider";
import { contentText } from "../content.js";
import { finishOf } from "./finish.js";
import { chatUsage, firstChoice } from "./reply.js";

/** Reads a streamed chat completion. It is complete with a finish reason, and either its end mark or a clean end of the body. */
export function chatStream(): StreamDecoder {
  let id: unknown;
  let created: unknown;
  let model: unknown;
  let text = "";
  let refusal = "";
  let reason: string | undefined;
  let usage: unknown;
  return {
    push(event) {
      const chunk = asRecord(event) ?? {};
      // Some servers omit these in some chunks.
      id = chunk.id ?? id;
      created = chunk.created ?? created;
      model = chunk.model ?? model;
      if (chunk.usage) usage = chunk.usage;
      const choice = firstChoice(chunk);
      if (!choice) return "";
      if (typeof choice.finish_reason === "string" && choice.finish_reason !== "") {
        reason = choice.finish_reason;
        finishOf(reason);
      }
      // Servers that do not stream put the whole message into a chunk.
      const delta = asRecord(choice.delta) ?? asRecord(choice.message) ?? {};
      refusal += asText(delta.refusal) ?? "";
      const piece = contentText(delta.content);
      text += piece;
      return piece;
    },
    reply(endMark) {
      if (reason === undefined && !endMark) return undefined;
      const message = { role: "assistant", content: text, refusal: refusal || null } as const;
      return {
        text: refusal || text,
        finish: refusal ? "refusal" : finishOf(reason),
        usage: chatUsage(usage),
        model: asText(model),
        requestId: asText(id),
        raw: {
          id,
          object: "chat.completion",
          created,
          model,
          choices: [{ index: 0, message, finish_reason: reason ?? null }],
          ...(usage !== undefined && { usage }),
        },
      };
    },
  };
}
