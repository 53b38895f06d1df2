import { DefinitionError, type Model } from "@legenda/core";
import { createModel, mergeCapabilities } from "@legenda/core/provider";
import { connectTo } from "./client.js";
import { download } from "./download.js";
import { explain, refusal } from "./errors.js";
import { isGoogleFile } from "./image-part.js";
import { capabilitiesOf, traitsOf } from "./models.js";
import type { GoogleOptions } from "./options.js";
import { readResponse } from "./reply.js";
import { checkRequest, generateContentBody, nativeSchema, type RequestModel } from "./request.js";
import { responseStream } from "./stream.js";

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
  const { apiVersion = "v1beta", capabilities, timeoutMs, urls } = options;
  const traits = traitsOf(id);
  const model: RequestModel = { provider: "google", id, traits };
  const address = [...(apiVersion ? [apiVersion] : []), resourceName(id)].map((part) => `/${part}`).join("");
  return createModel({
    provider: "google",
    id,
    capabilities: mergeCapabilities(capabilitiesOf(id, urls), capabilities),
    download: options.download ?? download,
    ...(timeoutMs !== undefined && { timeoutMs }),
    connect: connectTo(id, options),
    check: (request) => checkRequest(request, model),
    encode: (request, context) => ({
      path: `${address}:${context.stream ? "streamGenerateContent?alt=sse" : "generateContent"}`,
      body: generateContentBody(request, context, model),
      extra: request.params.providerOptions,
    }),
    decode: readResponse,
    decodeStream: responseStream,
    explain,
    imageRoles: ["user", "assistant"],
    canEncode: (mode, { jsonSchema }) => (mode === "schema" ? nativeSchema(jsonSchema, traits) !== undefined : mode !== "tool"),
    refusal,
    takesUrl: (url) => isGoogleFile(url, options.baseURL) || undefined,
  });
}

/** A name without a collection is that of one of Google's own models. */
const resourceName = (id: string): string => (/^(models|tunedModels)\//.test(id) ? id : `models/${id}`);
