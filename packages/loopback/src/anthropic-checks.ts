import { type Failed, fail, type RecordedRequest } from "@legenda/conformance/server";

/** What a model may not take. `schema` refuses one schema for being too complex, and says nothing of the next. */
export type AnthropicRefusal = "output_config" | "schema" | "tool_choice" | "sampling" | "urls";

type Fields = Readonly<Record<string, unknown>>;

/** What the API would say to a request that is not as it should be. */
export function anthropicRefusalOf(
  { method, path, headers, body }: RecordedRequest,
  refuses: readonly AnthropicRefusal[],
): Failed | undefined {
  if (method !== "POST" || path !== "/v1/messages") return fail(404, { message: `${method} ${path} is not found.` });
  if (!headers["x-api-key"] && !headers.authorization) return fail(401, { message: "x-api-key header is required" });
  if (!headers["anthropic-version"]) return fail(400, { message: "anthropic-version: header is required" });
  const fields = record(body);
  const problem =
    shapeProblem(fields) ?? turnsProblem(fields) ?? schemaProblem(record(record(fields.output_config).format).schema);
  const message = problem ?? refuses.filter((what) => uses(what, fields)).map((what) => refusalMessages[what])[0];
  return message === undefined ? undefined : fail(400, { message });
}

const refusalMessages: Readonly<Record<AnthropicRefusal, string>> = {
  output_config: "output_config.format: structured outputs are not supported for this model.",
  schema: "Schema is too complex for compilation.",
  tool_choice: 'tool_choice: type "tool" and "any" are not supported for this model.',
  sampling: "`temperature` is deprecated for this model.",
  urls: "URL sources are not supported.",
};

function uses(what: AnthropicRefusal, body: Fields): boolean {
  switch (what) {
    case "output_config":
    case "schema":
      return record(body.output_config).format !== undefined;
    case "tool_choice":
      return record(body.tool_choice).type === "tool";
    case "sampling":
      return body.temperature !== undefined || body.top_p !== undefined;
    case "urls":
      return listOf(body.messages).some((message) =>
        listOf(record(message).content).some((block) => record(record(block).source).type === "url"),
      );
  }
}

function shapeProblem({ model, max_tokens, messages, system, stop_sequences, tools, tool_choice }: Fields): string | undefined {
  if (typeof model !== "string") return "model: Field required";
  if (!Number.isInteger(max_tokens)) return "max_tokens: Field required";
  if (listOf(messages).length === 0) return "messages: at least one message is required";
  if (stop_sequences !== undefined && listOf(stop_sequences).some((text) => String(text).trim() === ""))
    return "stop_sequences: each stop sequence must contain non-whitespace";
  const bad =
    typeof system === "string"
      ? undefined
      : listOf(system)
          .map(record)
          .find(({ type }) => type !== "text");
  if (bad) return `system.0.type: Input should be 'text', and is '${bad.type}'`;
  const names = listOf(tools).map((tool) => record(tool).name);
  const forced = record(tool_choice);
  if (forced.type === "tool" && !names.includes(forced.name)) return `Tool '${forced.name}' not found in provided tools`;
  return listOf(tools)
    .map((tool) => record(record(tool).input_schema))
    .some(({ type }) => type !== "object")
    ? "tools.0.custom.input_schema.type: Field required"
    : undefined;
}

function turnsProblem({ messages, system }: Fields): string | undefined {
  const contents = [{ role: "system", content: system ?? [] }, ...listOf(messages).map(record)];
  if (contents.slice(1).some(({ role }) => !["user", "assistant"].includes(String(role))))
    return "messages.0.role: Input should be 'user' or 'assistant'";
  const problems = contents.flatMap(({ role, content }, index) => {
    if (typeof content === "string") return [];
    if (index > 0 && listOf(content).length === 0) return ["messages: content must be non-empty"];
    return listOf(content).map((block) => blockProblem(record(block), role === "user"));
  });
  const marks = contents.flatMap(({ content }) => listOf(content)).filter((block) => record(block).cache_control !== undefined);
  if (marks.length > 4) return `A maximum of 4 blocks with cache_control may be provided. Found ${marks.length}.`;
  return problems.find(Boolean);
}

function blockProblem({ type, text, source }: Fields, fromUser: boolean): string | undefined {
  if (type === "text")
    return typeof text === "string" && text.trim() ? undefined : "messages: text content blocks must contain non-whitespace text";
  if (type !== "image") return `messages.0.content.0.type: '${type}' is not one of the types.`;
  if (!fromUser) return "messages: image blocks are only permitted in user turns";
  const { type: kind, url, data, media_type } = record(source);
  if (kind === "url") return /^https:/.test(String(url)) ? undefined : "Only HTTPS URLs are supported.";
  if (kind !== "base64") return `source.type: '${kind}' is not one of the types.`;
  if (!["image/jpeg", "image/png", "image/gif", "image/webp"].includes(String(media_type)))
    return "source.base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'";
  return typeof data === "string" && /^[A-Za-z0-9+/]+={0,2}$/.test(data) && data.length % 4 === 0
    ? undefined
    : "source.base64.data: invalid base64 data";
}

const unsupported = [
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "maxItems",
  "uniqueItems",
  "oneOf",
];

/** The rules of `output_config.format.schema` that are broken most often. */
function schemaProblem(schema: unknown): string | undefined {
  if (schema === undefined) return undefined;
  const { type, properties, $defs, items, anyOf, ...rest } = record(schema);
  const where = "output_config.format.schema";
  if ([type].flat().includes("object") && rest.additionalProperties !== false)
    return `${where}: For 'object' type, 'additionalProperties' must be explicitly set to false`;
  const extra = unsupported.find((keyword) => keyword in rest);
  if (extra) return `${where}: property '${extra}' is not supported`;
  if (rest.minItems !== undefined && rest.minItems !== 0 && rest.minItems !== 1)
    return `${where}: 'minItems' values other than 0 or 1 are not supported`;
  return [...Object.values(record(properties)), ...Object.values(record($defs)), items, ...listOf(anyOf)]
    .map(schemaProblem)
    .find(Boolean);
}

const record = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
