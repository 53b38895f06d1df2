import type { Capabilities, Model } from "@legenda/core";
import { chat } from "./chat/wire.js";
import type { ConnectionOptions } from "./client.js";
import { openaiDialect, responsesParams } from "./dialect.js";
import { makeModel } from "./model.js";
import { findModel } from "./models/find-model.js";
import { responses } from "./responses/wire.js";

export interface OpenAIOptions extends ConnectionOptions {
  /** How to ask: `"chat"` completions, unless told, or `"responses"`. */
  readonly api?: "chat" | "responses";
  /** Laid over what is known of the model: its prices, its limits, its ways of structured output. */
  readonly capabilities?: Partial<Capabilities>;
}

/**
 * A model of OpenAI. The key is read from `OPENAI_API_KEY` at the first call, unless it is given; the
 * official client is loaded then as well.
 *
 * @param id the model's name, such as `"gpt-4o-mini"` or a dated snapshot of it
 * @throws {InvalidRequestError} by the model, before anything is sent, for a parameter that it does not take
 * @see https://developers.openai.com/api/docs/guides/images-vision
 * @example
 * const model = openai("gpt-4o-mini");
 * const caption = promptTemplate("Caption this: {url:image}").call(model);
 * await caption({ url: "https://example.com/wolf.jpg" });
 */
export function openai(id: string, { api = "chat", capabilities, ...connection }: OpenAIOptions = {}): Model {
  const known = findModel(id);
  const taken = { ...known.capabilities, ...capabilities };
  const params = api === "responses" ? responsesParams.filter((name) => taken.params?.includes(name) ?? true) : taken.params;
  return makeModel({
    id,
    capabilities: { ...taken, ...(params && { params }) },
    dialect: { ...openaiDialect, ...known.dialect },
    wire: api === "chat" ? chat : responses,
    server: { provider: "openai", keyVariables: ["OPENAI_API_KEY"], keyless: false, own: true },
    connection,
  });
}
