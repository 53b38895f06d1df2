import { type ImagePart, InvalidRequestError, type Message, type Model, type ModelRequest, type Params } from "@legenda/core";
import { type Base64Slots, mergeDeep, providerImage, withSchemaInPrompt } from "@legenda/core/provider";
import { download } from "./download.js";
import type { MoondreamOptions, MoondreamSkill } from "./options.js";
import { questionOf } from "./question.js";

/** A request as Moondream takes it: one image, and a length or a question. */
interface MoondreamRequest {
  readonly skill: MoondreamSkill;
  /** JSON, the image standing in it as a marker. */
  readonly body: string;
  /** To be called once the body has been sent. */
  release(): void;
}

type Self = Pick<Model, "provider" | "id" | "capabilities">;

interface BuildOptions {
  readonly options: MoondreamOptions;
  readonly slots: Base64Slots;
  readonly stream: boolean;
}

/**
 * @throws {InvalidRequestError} for what Moondream has no place for
 * @throws {ImageError} for an image that cannot be sent
 */
export async function moondreamRequest(
  self: Self,
  request: ModelRequest,
  { options, slots, stream }: BuildOptions,
): Promise<MoondreamRequest> {
  const { messages, schema, params, signal } = request;
  const part = imageOf(self, messages);
  const question = questionOf(schema ? withSchemaInPrompt(messages, schema) : messages);
  const skill = skillFor(self, { options, question, typed: schema !== undefined, image: part !== undefined });
  const image = part && (await providerImage(part, self, { signal, download: options.download ?? download }));
  const slot = image?.kind === "bytes" ? slots.place(image.bytes) : undefined;
  const body = {
    ...(image?.kind === "bytes" && slot && { image_url: `data:${image.mediaType};base64,${slot.marker}` }),
    ...(skill === "query" ? { question } : options.length && { length: options.length }),
    stream,
    ...(options.model && { model: options.model }),
    ...settingsOf(params),
  };
  return { skill, body: JSON.stringify(mergeDeep(body, params.providerOptions)), release: () => slot?.release() };
}

/** Nothing is guessed from the words of a prompt: that it has some is what counts. */
function skillFor(
  self: Self,
  {
    options,
    question,
    typed,
    image,
  }: { options: MoondreamOptions; question: string | undefined; typed: boolean; image: boolean },
): MoondreamSkill {
  const skill = options.skill ?? (question ? "query" : "caption");
  if (skill === "caption") {
    if (typed)
      throw invalid(
        self,
        'gives captions as text: for a response model leave skill: "caption" out, so that it is asked for as a question',
      );
    if (!image) throw invalid(self, "captions an image, and the prompt has none");
    return skill;
  }
  if (!question)
    throw invalid(
      self,
      'needs a question with skill: "query", and the prompt has no words; leave the skill out to have the image captioned',
    );
  if (options.length) {
    throw invalid(
      self,
      'has a length for captions alone, and this prompt has words, which make it a question. Say skill: "caption" to leave the words out, leave the words out of the template, or ask for the length in words',
    );
  }
  return skill;
}

function settingsOf({ temperature, topP, maxTokens }: Params): { readonly settings?: object } {
  const settings = {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  };
  return Object.keys(settings).length > 0 ? { settings } : {};
}

/** The one image that a request may have. */
function imageOf(self: Self, messages: readonly Message[]): ImagePart | undefined {
  const images: ImagePart[] = [];
  for (const { role, content } of messages) {
    for (const part of content) {
      if (part.type === "text") continue;
      if (part.type !== "image")
        throw invalid(self, `knows no part of type "${(part satisfies never as { type: unknown }).type}"`);
      if (role !== "user") throw invalid(self, `takes an image from the user alone, not in a ${role} message`);
      images.push(part);
    }
  }
  if (images.length > 1)
    throw invalid(self, `takes one image in a request, not ${images.length}. Send each in a request of its own`);
  return images[0];
}

function invalid({ provider, id }: Self, what: string): InvalidRequestError {
  return new InvalidRequestError(`${provider}:${id} ${what}.`, { provider, model: id });
}
