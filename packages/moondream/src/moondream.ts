import type { Model, ModelDelta } from "@legenda/core";
import { CallGuard } from "@legenda/core/provider";
import { moondreamCapabilities } from "./capabilities.js";
import { connection } from "./connection.js";
import type { MoondreamOptions } from "./options.js";
import { readStream, readWhole } from "./read-answer.js";

const defaultTimeoutMs = 300_000;

/**
 * Moondream, in the cloud or at a station of your own. A prompt of an image alone is captioned, one with
 * words is a question; `skill` says it outright.
 *
 * @example
 * const caption = promptTemplate("{photo:image}").call(moondream({ length: "short" }));
 * const answer = promptTemplate("Is {photo:image} a wolf?").call(moondream());
 * const local = moondream({ endpoint: "http://localhost:2020/v1" });
 */
export function moondream(options: MoondreamOptions = {}): Model {
  const { timeoutMs = defaultTimeoutMs } = options;
  const self = {
    provider: "moondream",
    id: options.model ?? "moondream",
    capabilities: { ...moondreamCapabilities, ...options.capabilities },
  };
  const send = connection(self, options);
  return {
    ...self,
    async generate(request) {
      const guard = new CallGuard(request.signal, timeoutMs);
      try {
        return await readWhole(await send(request, guard, false), request, guard);
      } finally {
        guard.end();
      }
    },
    async *stream(request): AsyncGenerator<ModelDelta> {
      const guard = new CallGuard(request.signal, timeoutMs);
      try {
        yield* readStream(await send(request, guard, true), request, guard);
      } finally {
        guard.end();
      }
    },
  };
}
