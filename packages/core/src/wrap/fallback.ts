import { DefinitionError } from "../errors/definition-error.js";
import { isModel } from "../is-model.js";
import type { Model } from "../model.js";
import { commonCapabilities } from "./common-capabilities.js";
import { cutStream } from "./cut-stream.js";
import type { FallbackOptions } from "./fallback-options.js";
import { FallbackRun } from "./fallback-run.js";
import { isRetrying, wrapModel } from "./wrap-model.js";

/**
 * A model that asks the first of several, and the next one where that cannot answer: it is overloaded,
 * out of reach, over its limit or quota, unknown, not permitted, does not take the image or a parameter, or
 * stopped for an unknown reason.
 * What is wrong with the request itself is given back at once. A stream moves on only while nothing of it
 * has been shown. The reply names the model that answered.
 *
 * Its capabilities are what all the models can take.
 *
 * @throws {FallbackError} where none of several models answered; a single model's error as it is
 * @example
 * const model = fallback(openai("gpt-4o-mini"), anthropic("claude-haiku-4-5"), { refusals: true });
 */
export function fallback(...models: readonly Model[]): Model;
export function fallback(...modelsAndOptions: readonly [Model, ...Model[], FallbackOptions]): Model;
export function fallback(...given: readonly (Model | FallbackOptions)[]): Model {
  const last = given.at(-1);
  const options = isModel(last) ? {} : (last ?? {});
  const models = isModel(last) ? given : given.slice(0, -1);
  if (!areModels(models)) throw new DefinitionError("fallback takes one model or more, and options after them.");
  const names = models.map(({ provider, id }) => `${provider}:${id}`);

  return wrapModel(models[0], {
    provider: "fallback",
    id: names.join(" or "),
    capabilities: commonCapabilities([models[0].capabilities, ...models.slice(1).map(({ capabilities }) => capabilities)]),
    // Who gave one of them retries of its own has chosen where they belong.
    retrying: models.some(isRetrying),

    async generate(request) {
      const run = new FallbackRun(models, options, request);
      for (const model of models) {
        try {
          const reply = await model.generate(request);
          if (!run.rejects(model, reply)) return run.reply(model, reply);
        } catch (error) {
          run.failed(model, error);
        }
      }
      return run.end();
    },

    async *stream(request) {
      const run = new FallbackRun(models, options, request);
      for (const model of models) {
        let shown = false;
        let rejected = false;
        try {
          for await (const delta of model.stream(request)) {
            shown ||= delta.type === "text" && delta.text !== "";
            rejected = delta.type === "end" && !shown && run.rejects(model, delta.reply);
            if (rejected) break;
            if (delta.type === "text") yield delta;
            else return yield { type: "end", reply: run.reply(model, delta.reply) };
          }
          if (rejected) continue;
          if (shown) return;
          throw cutStream(model);
        } catch (error) {
          if (shown) throw error;
          run.failed(model, error);
        }
      }
      yield { type: "end", reply: run.end() };
    },
  });
}

function areModels(values: readonly (Model | FallbackOptions)[]): values is readonly [Model, ...Model[]] {
  return values.length > 0 && values.every(isModel);
}
