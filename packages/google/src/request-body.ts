import {
  base64OfBytes,
  type ImagePart,
  InvalidRequestError,
  type JsonSchema,
  type Message,
  type Model,
  type ModelRequest,
  type Params,
  type Part,
} from "@legenda/core";
import type { Base64Slots, ProviderImage } from "@legenda/core/provider";
import { withSchemaInPrompt } from "@legenda/core/provider";
import { imagePart, readyImage } from "./image-part.js";
import { type ResolutionLevel, sharedResolution } from "./media-resolution.js";
import type { ModelTraits } from "./models.js";
import type { GoogleOptions } from "./options.js";
import type { SchemaMode } from "./schema-ladder.js";
import { jsonSchemaFor, openApiSchemaFor } from "./schemas.js";

/** A `generateContent` body, its images put in or standing as markers. */
export interface RequestBody {
  readonly contents: readonly GoogleContent[];
  readonly systemInstruction?: { readonly parts: readonly GooglePart[] };
  readonly generationConfig: GenerationConfig;
  /** `params.providerOptions`: merged into the body, objects key by key. */
  readonly more?: Readonly<Record<string, unknown>>;
}

interface GoogleContent {
  readonly role: "user" | "model";
  readonly parts: readonly GooglePart[];
}

export interface GooglePart {
  readonly text?: string;
  readonly inlineData?: { readonly mimeType: string; readonly data: string };
  readonly fileData?: { readonly fileUri: string; readonly mimeType?: string };
  readonly mediaResolution?: { readonly level: ResolutionLevel };
}

export interface GenerationConfig {
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxOutputTokens?: number;
  readonly stopSequences?: string[];
  readonly seed?: number;
  readonly mediaResolution?: Exclude<ResolutionLevel, "MEDIA_RESOLUTION_ULTRA_HIGH">;
  readonly responseMimeType?: string;
  readonly responseSchema?: object;
  readonly responseJsonSchema?: unknown;
}

interface BuildOptions {
  readonly mode: SchemaMode;
  readonly traits: ModelTraits;
  readonly options: GoogleOptions;
  /** Where the images are put, so that markers stand for them; `undefined` for base64 in the body itself. */
  readonly slots: Base64Slots | undefined;
}

/**
 * A request as Gemini takes it. A prompt-cache mark changes nothing in it: Gemini caches common beginnings
 * of prompts by itself, and explicit caches are objects of their own (`providerOptions.cachedContent`).
 *
 * @returns `release` once the body has been sent
 * @throws {InvalidRequestError} for what Gemini has no place for
 * @throws {ImageError} for an image that cannot be sent
 */
export async function requestBody(
  self: Pick<Model, "provider" | "id" | "capabilities">,
  request: ModelRequest,
  { mode, traits, options, slots }: BuildOptions,
): Promise<{ readonly body: RequestBody; release(): void }> {
  const { schema, params, signal } = request;
  const native = schema && mode === "schema" ? nativeSchema(schema.jsonSchema, traits) : undefined;
  const messages = schema && !native ? withSchemaInPrompt(request.messages, schema) : request.messages;
  const images = imagesOf(self, messages);
  const resolution = traits.partResolution ? undefined : sharedResolution(self, images);
  const ready = new Map(
    await Promise.all(images.map(async (part) => [part, await readyImage(part, self, { options, signal })] as const)),
  );

  const placed: { release(): void }[] = [];
  const data = (bytes: Uint8Array): string => {
    if (!slots) return base64OfBytes(bytes);
    const slot = slots.place(bytes);
    placed.push(slot);
    return slot.marker;
  };
  const partOf = (part: Part): GooglePart =>
    part.type === "text"
      ? { text: part.text }
      : imagePart(ready.get(part) as ProviderImage, traits.partResolution ? part.detail : undefined, data);
  const turns = messages.filter(({ role }) => role !== "system");
  const instruction = messages.filter(({ role }) => role === "system").flatMap(({ content }) => content.map(partOf));
  const body: RequestBody = {
    contents: turns.map(({ role, content }) => ({ role: role === "assistant" ? "model" : "user", parts: content.map(partOf) })),
    ...(instruction.length > 0 && { systemInstruction: { parts: instruction } }),
    generationConfig: {
      ...sampling(params),
      ...(resolution && { mediaResolution: resolution }),
      ...(schema && mode !== "prompt" && { responseMimeType: "application/json" }),
      ...native,
    },
    ...(params.providerOptions && { more: params.providerOptions }),
  };
  return {
    body,
    release() {
      for (const slot of placed) slot.release();
    },
  };
}

/** The images of all messages. Refuses what Gemini has no place for, before anything is read. */
function imagesOf(self: Pick<Model, "provider" | "id">, messages: readonly Message[]): ImagePart[] {
  const images: ImagePart[] = [];
  for (const { role, content } of messages) {
    for (const part of content) {
      if (part.type === "text") continue;
      if (part.type !== "image")
        throw invalid(self, `knows no part of type "${(part satisfies never as { type: unknown }).type}"`);
      if (role === "system") throw invalid(self, "takes no image in a system message; put it into a user message");
      images.push(part);
    }
  }
  if (messages.some(({ role }) => role !== "system")) return images;
  throw invalid(self, "needs a user message beside the system's; put the request itself under USER");
}

/** `undefined` where the model's kind of schema cannot say this one: the prompt says it then. */
function nativeSchema(schema: JsonSchema, { jsonSchema }: ModelTraits): GenerationConfig | undefined {
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

function invalid({ provider, id }: Pick<Model, "provider" | "id">, what: string): InvalidRequestError {
  return new InvalidRequestError(`${provider}:${id} ${what}.`, { provider, model: id });
}
