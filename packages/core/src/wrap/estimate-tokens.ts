import { tokensFor } from "../cost/tokens-for.js";
import type { Part } from "../message.js";
import type { Model, ModelRequest } from "../model.js";

/** Assumed for every image, since sizes are not known before decoding. */
const usualImage = { width: 1024, height: 1024 };
/** Used if the model's rule for images is not known. */
const usualImageTokens = 1_000;
/** Used if the request does not limit its answer: captions are rarely longer. */
const usualAnswer = 256;

/** Estimates the tokens that a request will use, including its answer: precise enough for rate limits until the real count is known. */
export function estimateTokens(model: Model, { messages, schema, params }: ModelRequest): number {
  const parts = messages.flatMap(({ content }) => content);
  const prompt = parts.reduce((sum, part) => sum + tokensOfPart(model, part), 0);
  const schemaTokens = schema ? tokensOfText(JSON.stringify(schema.jsonSchema)) : 0;
  return Math.ceil(prompt + schemaTokens) + (params.maxTokens ?? usualAnswer);
}

function tokensOfPart(model: Model, part: Part): number {
  if (part.type === "text") return tokensOfText(part.text);
  return tokensFor(model, { ...usualImage, ...(part.detail && { detail: part.detail }) }) ?? usualImageTokens;
}

/** About four ASCII characters, or one character outside of ASCII, are one token. */
function tokensOfText(text: string): number {
  const beyond = text.replace(/[^\u0080-\uffff]+/g, "").length;
  return beyond + (text.length - beyond) / 4;
}
