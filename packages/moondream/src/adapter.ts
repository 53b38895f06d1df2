import type { Model } from "@legenda/core";
import type { LoadedDefinition } from "@legenda/core/provider";
import { transportTo } from "./client.js";
import { download } from "./download.js";
import { explain } from "./errors.js";
import type { MoondreamOptions } from "./options.js";
import { readAnswer } from "./reply.js";
import { checkSkill, moondreamRequest } from "./request.js";
import { answerStream } from "./stream.js";

/** What is loaded with a model's first call. */
export function moondreamAdapter(self: Pick<Model, "provider" | "id">, options: MoondreamOptions): LoadedDefinition {
  return {
    download: options.download ?? download,
    connect: () => transportTo(options),
    check: (request) => checkSkill(self, request, options),
    encode: (request, context) => moondreamRequest(self, request, { options, context }),
    decode: readAnswer,
    decodeStream: answerStream,
    explain,
  };
}
