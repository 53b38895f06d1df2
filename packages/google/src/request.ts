import {
  InvalidRequestError,
  type JsonSchema,
  type Message,
  type Model,
  type ModelRequest,
  type Params,
  type Part,
} from "@legenda/core";
import type { EncodeContext } from "@legenda/core/provider";
import { type GooglePart, imagePart } from "./image-part.js";
import { type ResolutionLevel, sharedResolution } from "./media-resolution.js";
import type { ModelTraits } from "./models.js";
import { jsonSchemaFor, openApiSchemaFor } from "./schemas.js";

/** The body of a `generateContent` request, with its fields in the order of Google's own client. */
export interface GenerateContentBody {
  readonly contents: readonly GoogleContent[];
  readonly systemInstruction?: { readonly parts: readonly GooglePart[] };
  readonly generationConfig: GenerationConfig;
}

interface GoogleContent {
  readonly parts: readonly GooglePart[];
  readonly role: "user" | "model";
}

export interface GenerationConfig {
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxOutputTokens?: number;
  readonly stopSequences?: string[];
  readonly seed?: number;
  readonly responseMimeType?: string;
  readonly responseSchema?: object;
  readonly responseJsonSchema?: unknown;
  readonly mediaResolution?: Exclude<ResolutionLevel, "MEDIA_RESOLUTION_ULTRA_HIGH">;
}

/** The model that a request is for. */
export interface RequestModel extends Pick<Model, "provider" | "id"> {
  readonly traits: ModelTraits;
}

/**
 * Checks a request before its images are read.
 *
 * @throws {InvalidRequestError} for messages that Gemini does not support
 */
export function checkRequest({ messages }: ModelRequest, { provider, id, traits }: RequestModel): void {
  if (!traits.partResolution) sharedResolution({ provider, id }, messages);
  if (messages.some(({ role }) => role !== "system")) return;
  throw new InvalidRequestError(
    `${provider}:${id} needs a user message besides the system message. Put the request itself under USER.`,
    { provider, model: id },
  );
}

/**
 * The request body for Gemini. Prompt-cache marks are ignored: Gemini caches common prefixes of prompts by itself, and
 * explicit caches are separate objects (`providerOptions.cachedContent`).
 *
 * @throws {ImageError} for a file in Cloud Storage whose name does not show its type
 */
export function generateContentBody(
  { schema, params }: ModelRequest,
  context: EncodeContext,
  model: RequestModel,
): GenerateContentBody {
  const { messages, mode } = context;
  const { traits } = model;
  const resolution = traits.partResolution ? undefined : sharedResolution(model, messages);
  const partOf = (part: Part): GooglePart =>
    part.type === "text" ? { text: part.text } : imagePart(context.image(part), traits.partResolution ? part.detail : undefined);
  const turns = messages.filter(({ role }) => role !== "system");
  const instruction = messages.filter(({ role }) => role === "system").flatMap(({ content }) => content.map(partOf));
  return {
    contents: turns.map(({ role, content }) => ({ parts: content.map(partOf), role: googleRole(role) })),
    ...(instruction.length > 0 && { systemInstruction: { parts: instruction } }),
    generationConfig: {
      ...sampling(params),
      ...(schema && mode !== "prompt" && { responseMimeType: "application/json" }),
      ...(schema && mode !== "prompt" && mode !== "json" && nativeSchema(schema.jsonSchema, traits)),
      ...(resolution && { mediaResolution: resolution }),
    },
  };
}

const googleRole = (role: Message["role"]): GoogleContent["role"] => (role === "assistant" ? "model" : "user");

/** A schema in the model's format; `undefined` if the format cannot express it. */
export function nativeSchema(schema: JsonSchema, { jsonSchema }: ModelTraits): GenerationConfig | undefined {
  if (jsonSchema) return { responseJsonSchema: jsonSchemaFor(schema) };
  const responseSchema = openApiSchemaFor(schema);
  return responseSchema && { responseSchema };
}

function sampling({ temperature, topP, maxTokens, stop, seed }: Params): GenerationConfig {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(maxTokens !== undefined && { maxOutputTokens: maxTokens }),
    ...(stop !== undefined && { stopSequences: [...stop] }),
    ...(seed !== undefined && { seed }),
  };
}
