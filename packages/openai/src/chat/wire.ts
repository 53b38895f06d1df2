import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { Wire } from "../wire.js";
import { chatBody } from "./body.js";
import { chatEvents, readChat } from "./reply.js";

/** Chat completions, which every server of the kind has. */
export const chat: Wire = {
  // The raw response is read here, streamed or not: the client's own stream does not tell whether its end mark came.
  send: (client, outgoing, options) =>
    client.chat.completions.create(chatBody(outgoing) as ChatCompletionCreateParamsNonStreaming, options).asResponse(),
  read: readChat,
  events: chatEvents,
};
