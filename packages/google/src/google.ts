import { DefinitionError, type Model } from "@legenda/core";
import { createModel, mergeCapabilities } from "@legenda/core/provider/create-model";
import { checkClient } from "./check-client.js";
import { capabilitiesOf } from "./models.js";
import type { GoogleOptions } from "./options.js";

/**
 * A Gemini model. Without the option `apiKey`, the key is read from `GOOGLE_API_KEY` or `GEMINI_API_KEY` at the first call.
 *
 * @param id the model's name, such as `"gemini-3.8-flash"`, or with its collection, such as `"tunedModels/wolf-7"`
 * @throws {DefinitionError} if `id` is not a model's name, or `client` is not a client of Google's
 * @see https://ai.google.dev/gemini-api/docs/image-understanding
 * @example
 * const model = google("gemini-3.8-flash");
 * const caption = promptTemplate("Caption this: {photo:image}").call(model);
 * await caption("https://example.com/wolf.jpg");
 */
export function google(id: string, options: GoogleOptions = {}): Model {
  if (id === "" || /\.\.|[?&#\s]/.test(id))
    throw new DefinitionError(`The argument of google() must be the name of a model, such as "gemini-3.8-flash", not "${id}".`);
  if (options.client) checkClient(options.client);
  const { capabilities, timeoutMs, urls } = options;
  return createModel({
    provider: "google",
    id,
    capabilities: mergeCapabilities(capabilitiesOf(id, urls), capabilities),
    ...(timeoutMs !== undefined && { timeoutMs }),
    load: async () => (await import("./adapter.js")).googleAdapter(id, options),
  });
}
