import type { ResponseCreateParamsNonStreaming } from "openai/resources/responses/responses";
import type { Wire } from "../wire.js";
import { responsesBody } from "./body.js";
import { readResponse, responsesEvents } from "./reply.js";

/** OpenAI's newer way to ask. */
export const responses: Wire = {
  send: (client, outgoing, options) =>
    client.responses.create(responsesBody(outgoing) as ResponseCreateParamsNonStreaming, options).asResponse(),
  read: readResponse,
  events: responsesEvents,
};
