import { InvalidRequestError, type Message, type Model, type ModelRequest, type Params } from "@legenda/core";
import { type EncodeContext, type EncodedRequest, withSchemaInPrompt } from "@legenda/core/provider";
import type { MoondreamOptions, MoondreamSkill } from "./options.js";
import { questionOf } from "./question.js";

type Self = Pick<Model, "provider" | "id">;

/** The request body for Moondream: one image, and a length or a question. */
export function moondreamRequest(
  self: Self,
  request: ModelRequest,
  { options, context }: { readonly options: MoondreamOptions; readonly context: EncodeContext },
): EncodedRequest {
  const { messages, stream } = context;
  const skill = skillOf(self, messages, request, options);
  const [part] = imagesOf(messages);
  const image = part && context.image(part);
  const body = {
    ...(image?.kind === "base64" && { image_url: `data:${image.mediaType};base64,${image.data}` }),
    ...(skill === "query" ? { question: questionOf(messages) } : options.length && { length: options.length }),
    stream,
    ...(options.model && { model: options.model }),
    ...settingsOf(request.params),
  };
  return { path: `/${skill}`, body, extra: request.params.providerOptions };
}

/**
 * Checks a request before its image is read.
 *
 * @throws {InvalidRequestError} if no skill can answer it
 */
export function checkSkill(self: Self, request: ModelRequest, options: MoondreamOptions): void {
  const { messages, schema } = request;
  skillOf(self, schema ? withSchemaInPrompt(messages, schema) : messages, request, options);
}

/** Chooses the skill by whether the prompt has any words, not by their meaning. */
function skillOf(
  self: Self,
  messages: readonly Message[],
  { schema }: ModelRequest,
  { skill, length }: MoondreamOptions,
): MoondreamSkill {
  const question = questionOf(messages);
  if ((skill ?? (question ? "query" : "caption")) === "caption") {
    if (schema)
      throw refused(
        self,
        'returns captions as text. To use a response model, omit skill: "caption", so that the prompt is sent as a question',
      );
    if (imagesOf(messages).length === 0) throw refused(self, "captions an image, and the prompt has none");
    return "caption";
  }
  if (!question)
    throw refused(self, 'needs a question with skill: "query", and the prompt has no words. Omit the skill to caption the image');
  if (length)
    throw refused(
      self,
      'supports a length only for captions, and this prompt has words, which make it a question. Set skill: "caption" to ignore the words, remove them from the template, or ask for the length in the prompt',
    );
  return "query";
}

function settingsOf({ temperature, topP, maxTokens }: Params): { readonly settings?: object } {
  const settings = {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  };
  return Object.keys(settings).length > 0 ? { settings } : {};
}

const imagesOf = (messages: readonly Message[]) =>
  messages.flatMap(({ content }) => content.filter((part) => part.type === "image"));

function refused({ provider, id }: Self, what: string): InvalidRequestError {
  return new InvalidRequestError(`${provider}:${id} ${what}.`, { provider, model: id });
}
