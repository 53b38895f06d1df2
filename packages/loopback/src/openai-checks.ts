import { type Failed, fail, type RecordedRequest } from "@legenda/conformance/server";
import type { OpenAIRefusal, OpenAIServerOptions } from "./openai-options.js";

/** What OpenAI, or a server of its kind, would say to a request that is not as it should be. */
export function refusalOf(request: RecordedRequest, { refuses = [], keyless = false }: OpenAIServerOptions): Failed | undefined {
  const { method, path, headers } = request;
  if (method !== "POST" || !/\/(chat\/completions|responses)(\?|$)/.test(path))
    return fail(404, { message: `Invalid URL (${method} ${path})` });
  if (!keyless && !/^Bearer \S+$/.test(String(headers.authorization)))
    return fail(401, { message: "You didn't provide an API key." });
  const body = record(request.body);
  if (typeof body.model !== "string") return fail(400, { message: "you must provide a model parameter" });
  const chat = Array.isArray(body.messages);
  const input = typeof body.input === "string" ? [{ role: "user", content: body.input }] : listOf(body.input);
  const problem =
    (chat ? messagesProblem(body.messages as unknown[], "image_url") : messagesProblem(input, "input_image")) ??
    formatProblem(chat ? body.response_format : record(body.text).format, chat);
  if (problem) return fail(400, { message: problem });
  const unknown = refuses.find((what) => uses(what, body));
  return unknown && fail(400, { message: refusalMessages[unknown] });
}

const refusalMessages: Readonly<Record<OpenAIRefusal, string>> = {
  json_schema: "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
  json_object: "response_format type 'json_object' is not supported",
  urls: "invalid image input",
  detail: "Unknown field: detail",
  stream_options: "Unrecognized request argument supplied: stream_options",
  max_completion_tokens: "Unrecognized request argument supplied: max_completion_tokens",
  strict: "Unknown field: strict",
};

function uses(what: OpenAIRefusal, body: Readonly<Record<string, unknown>>): boolean {
  const format = record(body.response_format ?? record(body.text).format);
  switch (what) {
    case "json_schema":
    case "json_object":
      return format.type === what;
    case "strict":
      return "strict" in format || "strict" in record(format.json_schema);
    case "urls":
      return imagesOf(body).some(({ url }) => !url.startsWith("data:"));
    case "detail":
      return imagesOf(body).some(({ detail }) => detail !== undefined);
    default:
      return what in body;
  }
}

function messagesProblem(messages: readonly unknown[], imageType: "image_url" | "input_image"): string | undefined {
  if (messages.length === 0) return "[] is too short - 'messages'";
  for (const message of messages.map(record)) {
    if (!["system", "developer", "user", "assistant"].includes(String(message.role)))
      return `'${message.role}' is not one of the roles.`;
    if (typeof message.content === "string") continue;
    for (const part of listOf(message.content).map(record)) {
      const isImage = part.type === imageType;
      if (isImage && message.role !== "user") return "Image URLs are only allowed for messages with role 'user'.";
      if (isImage && imageType === "input_image" && part.detail === undefined) return "Missing required parameter: 'detail'.";
      const isText =
        part.type === (imageType === "image_url" ? "text" : message.role === "assistant" ? "output_text" : "input_text");
      if (!isImage && !isText) return `Invalid value: '${part.type}'.`;
      if (isText && typeof part.text !== "string") return "Missing required parameter: 'text'.";
    }
    if (listOf(message.content).length === 0) return "Invalid 'content': empty array.";
  }
  const bad = messages
    .flatMap((message) => imagesIn(record(message)))
    .find(({ url }) => !/^(https?:\/\/|data:image\/(png|jpe?g|webp|gif);base64,[A-Za-z0-9+/]+=*$)/.test(url));
  return bad && "Invalid base64 image_url.";
}

function formatProblem(value: unknown, chat: boolean): string | undefined {
  const format = record(value);
  if (format.type !== "json_schema") return undefined;
  const { name, schema, strict } = chat ? record(format.json_schema) : format;
  if (typeof name !== "string" || !/^[A-Za-z0-9_-]{1,64}$/.test(name)) return "Invalid 'response_format.json_schema.name'.";
  const problem = strict === true ? strictProblem(schema) : undefined;
  return problem && `Invalid schema for response_format '${name}': ${problem}`;
}

/** The rules of a strict schema that are broken most often. */
function strictProblem(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(strictProblem).find(Boolean);
  if (typeof value !== "object" || value === null) return undefined;
  const schema = record(value);
  if (schema.type === "object") {
    if (schema.additionalProperties !== false) return "'additionalProperties' is required to be supplied and to be false.";
    const missing = Object.keys(record(schema.properties)).filter((key) => !listOf(schema.required).includes(key));
    if (missing.length > 0)
      return `'required' is required to be supplied and to be an array including every key in properties. Missing '${missing[0]}'.`;
  }
  for (const keyword of ["minLength", "maxLength", "uniqueItems", "patternProperties", "oneOf", "allOf"]) {
    if (keyword in schema && !("properties" in schema && typeof schema[keyword] === "object" && !Array.isArray(schema[keyword])))
      return `'${keyword}' is not permitted.`;
  }
  return Object.values(schema).map(strictProblem).find(Boolean);
}

interface SentImage {
  readonly url: string;
  readonly detail: unknown;
}

const imagesOf = (body: Readonly<Record<string, unknown>>): readonly SentImage[] =>
  listOf(body.messages ?? body.input).flatMap((message) => imagesIn(record(message)));

function imagesIn({ content }: Readonly<Record<string, unknown>>): readonly SentImage[] {
  return listOf(content)
    .map(record)
    .flatMap((part) => {
      if (part.type === "image_url") return [{ url: String(record(part.image_url).url), detail: record(part.image_url).detail }];
      return part.type === "input_image" ? [{ url: String(part.image_url), detail: part.detail }] : [];
    });
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
