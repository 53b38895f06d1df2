import type { LoadedDefinition } from "@legenda/core/provider";
import { connectTo } from "./client.js";
import { download } from "./download.js";
import { explain, refusal } from "./errors.js";
import { isGoogleFile } from "./image-part.js";
import { traitsOf } from "./models.js";
import type { GoogleOptions } from "./options.js";
import { readResponse } from "./reply.js";
import { checkRequest, generateContentBody, nativeSchema, type RequestModel } from "./request.js";
import { responseStream } from "./stream.js";

/** What is loaded with a model's first call. */
export function googleAdapter(id: string, options: GoogleOptions): LoadedDefinition {
  const { apiVersion = "v1beta" } = options;
  const traits = traitsOf(id);
  const model: RequestModel = { provider: "google", id, traits };
  const address = [...(apiVersion ? [apiVersion] : []), resourceName(id)].map((part) => `/${part}`).join("");
  return {
    download: options.download ?? download,
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
  };
}

/** A name without a collection is that of one of Google's own models. */
const resourceName = (id: string): string => (/^(models|tunedModels)\//.test(id) ? id : `models/${id}`);
