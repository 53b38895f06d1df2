import type { Model } from "@legenda/core";
import { createModel, mergeCapabilities } from "@legenda/core/provider/create-model";
import { baseUrlOf, defaultBaseURL } from "./base-url.js";
import { findModel } from "./models/find-model.js";
import type { OpenAIOptions } from "./options.js";
import { openaiQuirks, responsesParams } from "./quirks.js";

/**
 * A model of OpenAI. Without the option `apiKey`, the key is read from `OPENAI_API_KEY` at the first call.
 *
 * @param id the model's name, such as `"gpt-4o-mini"` or a dated snapshot of it
 * @throws {InvalidRequestError} from calls of the model, before anything is sent, for a parameter that it does not accept
 * @see https://developers.openai.com/api/docs/guides/images-vision
 * @example
 * const model = openai("gpt-4o-mini");
 * const caption = promptTemplate("Caption this: {url:image}").call(model);
 * await caption({ url: "https://example.com/wolf.jpg" });
 */
export function openai(id: string, options: OpenAIOptions = {}): Model {
  const { api = "chat", capabilities: overrides, timeoutMs } = options;
  const model = findModel(id);
  const capabilities = mergeCapabilities(model.capabilities, overrides);
  const params =
    api === "responses" ? responsesParams.filter((name) => capabilities.params?.includes(name) ?? true) : capabilities.params;
  const baseURL = options.baseURL === undefined ? undefined : baseUrlOf(options.baseURL);
  return createModel({
    provider: "openai",
    id,
    capabilities: { ...capabilities, ...(params && { params }) },
    ...(timeoutMs !== undefined && { timeoutMs }),
    async load() {
      const { openaiAdapter } = await import("./adapter.js");
      const server = () => ({
        provider: "openai",
        baseURL: baseURL ?? defaultBaseURL(),
        keyVariables: ["OPENAI_API_KEY"],
        keyless: false,
      });
      return openaiAdapter({ api, id, quirks: { ...openaiQuirks, ...model.quirks }, server, connection: options });
    },
  });
}
