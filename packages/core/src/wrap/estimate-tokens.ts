import { tokensFor } from "../cost/tokens-for.js";
import type { Part } from "../message.js";
import type { Model, ModelRequest } from "../model.js";

/** An image's size is not known before it is decoded: it counts as one of this size. */
const usualImage = { width: 1024, height: 1024 };
/** Where the model's rule for images is not known. */
const usualImageTokens = 1_000;
/** Where the request does not bound its answer: a caption is seldom longer. */
const usualAnswer = 256;

/** About how many tokens a request will use, answer included: good enough to hold it back until the real count is known. */
export function estimateTokens(model: Model, { messages, schema, params }: ModelRequest): number {
  const parts = messages.flatMap(({ content }) => content);
  const prompt = parts.reduce((sum, part) => sum + tokensOfPart(model, part), 0);
  const asked = schema ? tokensOfText(JSON.stringify(schema.jsonSchema)) : 0;
  return Math.ceil(prompt + asked) + (params.maxTokens ?? usualAnswer);
}

function tokensOfPart(model: Model, part: Part): number {
  if (part.type === "text") return tokensOfText(part.text);
  return tokensFor(model, { ...usualImage, ...(part.detail && { detail: part.detail }) }) ?? usualImageTokens;
}

/** Four letters make about one token, and so does one character of a script beyond ASCII. */
function tokensOfText(text: string): number {
  const beyond = text.replace(/[^\u0080-\uffff]+/g, "").length;
  return beyond + (text.length - beyond) / 4;
}
