import { type Failed, type RecordedRequest, type VendorServer, vendorServer } from "@legenda/conformance/server";
import { chatErrorEvent, chatEvents, chatReply } from "./openai-chat.js";
import { refusalOf } from "./openai-checks.js";
import type { OpenAIServerOptions } from "./openai-options.js";
import { responsesErrorEvent, responsesEvents, responsesReply } from "./openai-responses.js";

/**
 * OpenAI's chat completions and responses, at any path that ends with their name.
 *
 * @example
 * await using server = await openaiServer({ refuses: ["json_schema"] });
 * server.script(say("A wolf."));
 */
export function openaiServer(options: OpenAIServerOptions = {}): Promise<VendorServer> {
  // An error in a stream is worded without its request.
  let latest: RecordedRequest | undefined;
  return vendorServer({
    check(request) {
      latest = request;
      return refusalOf(request, options);
    },
    streams: ({ body }) => (body as { stream?: unknown } | undefined)?.stream === true,
    reply: (said, request) => (isChat(request) ? chatReply(said, request) : responsesReply(said, request)),
    events: (said, pieces, request) =>
      isChat(request) ? chatEvents(said, pieces, request) : responsesEvents(said, pieces, request),
    error: (failed) => ({ body: { error: errorOf(failed) }, headers: hintOf(failed) }),
    errorEvent: () => (latest && isChat(latest) ? chatErrorEvent() : responsesErrorEvent()),
  });
}

const isChat = ({ path }: Pick<RecordedRequest, "path">): boolean => /\/chat\/completions(\?|$)/.test(path);

const usual: Readonly<Record<number, readonly [type: string, code: string | null]>> = {
  401: ["invalid_request_error", "invalid_api_key"],
  404: ["invalid_request_error", "model_not_found"],
  429: ["requests", "rate_limit_exceeded"],
};

function errorOf({ status, code, message }: Failed) {
  const [type, usualCode] = usual[status] ?? (status >= 500 ? ["server_error", null] : ["invalid_request_error", null]);
  return {
    message: message ?? `Loopback status ${status}.`,
    type: code === "insufficient_quota" ? code : type,
    param: null,
    code: code ?? usualCode,
  };
}

function hintOf({ retryAfterMs }: Failed): Record<string, string> {
  return retryAfterMs === undefined ? {} : { "retry-after-ms": String(retryAfterMs) };
}
