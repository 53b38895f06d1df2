import type { Model } from "@legenda/core";
import { createModel, mergeCapabilities } from "@legenda/core/provider/create-model";
import { moondreamCapabilities } from "./models.js";
import type { MoondreamOptions } from "./options.js";

/**
 * Moondream, in the cloud or on your own station. The image of a prompt without words is captioned, and a prompt with
 * words is a question; set `skill` to choose explicitly.
 *
 * @example
 * const caption = promptTemplate("{photo:image}").call(moondream({ length: "short" }));
 * const answer = promptTemplate("Is {photo:image} a wolf?").call(moondream());
 * const local = moondream({ baseURL: "http://localhost:2020/v1" });
 */
export function moondream(options: MoondreamOptions = {}): Model {
  const { model: id = "moondream", timeoutMs } = options;
  const self = { provider: "moondream", id };
  return createModel({
    ...self,
    capabilities: mergeCapabilities(moondreamCapabilities, options.capabilities),
    ...(timeoutMs !== undefined && { timeoutMs }),
    load: async () => (await import("./adapter.js")).moondreamAdapter(self, options),
  });
}
