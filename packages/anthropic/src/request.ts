import type Anthropic from "@anthropic-ai/sdk";
import type { ModelRequest } from "@legenda/core";
import type { RequestSchema, StructuredOutputMode } from "@legenda/core/provider";
import { type EncodeContext, mergeDeep } from "@legenda/core/provider";
import { contentOf } from "./content.js";
import { outputSchema } from "./schema.js";

/** What a body depends on besides the request itself. */
export interface RequestContext extends EncodeContext {
  readonly id: string;
  /** The `max_tokens` for requests that do not set it. */
  readonly maxTokens: number;
}

/** Absent from the SDK's types since 1.0, but still supported by the models up to 4.6. */
interface Sampling {
  readonly temperature?: number;
  readonly top_p?: number;
}

/** The body of `POST /v1/messages`. */
export function messageBody({ schema, params }: ModelRequest, context: RequestContext): Anthropic.MessageCreateParams {
  const { id, messages, mode, stream } = context;
  const { temperature, topP, maxTokens, stop, providerOptions } = params;
  const content = contentOf(messages, context.image);
  const sampling: Sampling = {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
  };
  const body = {
    model: id,
    max_tokens: maxTokens ?? context.maxTokens,
    ...(content.system.length > 0 && { system: content.system }),
    messages: content.messages,
    ...(stop !== undefined && { stop_sequences: [...stop] }),
    ...(schema && structureOf(schema, mode)),
  } satisfies Anthropic.MessageCreateParamsNonStreaming;
  const merged = mergeDeep({ ...body, ...sampling }, providerOptions) as unknown as typeof body & { stream?: unknown };
  if (stream) return { ...merged, stream };
  const { stream: _, ...whole } = merged;
  return whole;
}

type Structure = Pick<Anthropic.MessageCreateParams, "output_config" | "tools" | "tool_choice">;

function structureOf({ name, jsonSchema }: RequestSchema, mode: StructuredOutputMode | undefined): Structure {
  if (mode === "schema") {
    return { output_config: { format: { type: "json_schema", schema: { ...(outputSchema(jsonSchema) ?? jsonSchema) } } } };
  }
  if (mode !== "tool") return {};
  return {
    tools: [{ name, description: "Returns the answer.", input_schema: { ...jsonSchema, type: "object" } }],
    tool_choice: { type: "tool", name, disable_parallel_tool_use: true },
  };
}
