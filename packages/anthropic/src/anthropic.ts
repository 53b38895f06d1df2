import type { Model, ModelDelta, ModelReply, ModelRequest } from "@legenda/core";
import { CallGuard, responseError } from "@legenda/core/provider";
import { exchangeOf } from "./exchange.js";
import { capabilitiesOf } from "./models/capabilities.js";
import type { AnthropicModelId, AnthropicOptions } from "./options.js";
import { readStream } from "./reply/read-stream.js";
import { replyOf } from "./reply/to-reply.js";

const tenMinutes = 600_000;

/**
 * A Claude model, over the official SDK, which is imported with the first call.
 *
 * @example
 * import { image, promptTemplate } from "@legenda/core";
 * import { anthropic } from "@legenda/anthropic";
 *
 * const caption = promptTemplate("Caption this image: {photo:image}").call(anthropic("claude-haiku-4-5"));
 * await caption({ photo: image.file("wolf.jpg") });
 */
export function anthropic(id: AnthropicModelId, options: AnthropicOptions = {}): Model {
  const { timeoutMs = tenMinutes } = options;
  const model = { provider: "anthropic", id, capabilities: capabilitiesOf(id, options.capabilities) };
  const exchange = exchangeOf(model, options, timeoutMs);
  return {
    ...model,

    async generate(request: ModelRequest): Promise<ModelReply> {
      const guard = new CallGuard(request.signal, timeoutMs);
      try {
        const { data, headers, mode } = await exchange(request, guard, (client, body, send) =>
          client.messages.create(body, send).withResponse(),
        );
        if (!Array.isArray(data?.content)) {
          throw responseError({ provider: "anthropic", model: id, status: 200, message: "it is no message" });
        }
        return replyOf(data, headers, mode);
      } finally {
        guard.end();
      }
    },

    async *stream(request: ModelRequest): AsyncGenerator<ModelDelta> {
      const guard = new CallGuard(request.signal, timeoutMs);
      try {
        const opened = await exchange(request, guard, (client, body, send) =>
          client.messages.create({ ...body, stream: true }, send).withResponse(),
        );
        yield* readStream(opened, { model: id, guard });
      } finally {
        guard.end();
      }
    },
  };
}
