import type Anthropic from "@anthropic-ai/sdk";
import type { Message, ModelRequest, RequestSchema, StructuredOutputMode } from "@legenda/core";
import { mergeDeep, withSchemaInPrompt } from "@legenda/core/provider";
import { contentOf, type PlaceImage } from "./content.js";
import { outputSchema } from "./schema.js";

/** Gone from the SDK's types, and still taken by the models up to 4.6. */
interface Sampling {
  readonly temperature?: number;
  readonly top_p?: number;
}

export interface BodyOptions {
  readonly id: string;
  /** What is sent as `max_tokens` where the request does not say. */
  readonly maxTokens: number;
  readonly mode: StructuredOutputMode | undefined;
  readonly place: PlaceImage;
}

/** The body of `POST /v1/messages`. */
export async function bodyOf(
  { messages, schema, params }: ModelRequest,
  options: BodyOptions,
): Promise<Anthropic.MessageCreateParamsNonStreaming> {
  const { id, mode, place } = options;
  const { system, messages: turns } = await contentOf(promptOf(messages, schema, mode), place);
  const sampling: Sampling = {
    ...(params.temperature !== undefined && { temperature: params.temperature }),
    ...(params.topP !== undefined && { top_p: params.topP }),
  };
  const body = {
    model: id,
    max_tokens: params.maxTokens ?? options.maxTokens,
    ...(system.length > 0 && { system }),
    messages: turns,
    ...(params.stop !== undefined && { stop_sequences: [...params.stop] }),
    ...(schema && structureOf(schema, mode)),
  } satisfies Anthropic.MessageCreateParamsNonStreaming;
  return mergeDeep({ ...body, ...sampling }, params.providerOptions) as unknown as Anthropic.MessageCreateParamsNonStreaming;
}

function promptOf(
  messages: readonly Message[],
  schema: RequestSchema | undefined,
  mode: StructuredOutputMode | undefined,
): readonly Message[] {
  return schema && mode === "prompt" ? withSchemaInPrompt(messages, schema) : messages;
}

type Structure = Pick<Anthropic.MessageCreateParams, "output_config" | "tools" | "tool_choice">;

function structureOf({ name, jsonSchema }: RequestSchema, mode: StructuredOutputMode | undefined): Structure {
  if (mode === "schema") {
    return { output_config: { format: { type: "json_schema", schema: outputSchema(jsonSchema) ?? { ...jsonSchema } } } };
  }
  if (mode !== "tool") return {};
  return {
    tools: [{ name, description: "Gives the answer.", input_schema: { ...jsonSchema, type: "object" } }],
    tool_choice: { type: "tool", name, disable_parallel_tool_use: true },
  };
}
