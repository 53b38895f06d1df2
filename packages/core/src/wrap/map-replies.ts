import type { Model, ModelReply } from "../model.js";
import { wrapModel } from "./wrap-model.js";

/** Wraps a model so that each of its replies is changed, streamed ones included. */
export function mapReplies(model: Model, change: (reply: ModelReply) => ModelReply, capabilities = model.capabilities): Model {
  return wrapModel(model, {
    capabilities,
    generate: async (request) => change(await model.generate(request)),
    async *stream(request) {
      for await (const delta of model.stream(request)) {
        yield delta.type === "end" ? { type: "end", reply: change(delta.reply) } : delta;
      }
    },
  });
}
