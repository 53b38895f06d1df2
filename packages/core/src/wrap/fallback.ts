import { DefinitionError } from "../errors/definition-error.js";
import { isModel } from "../is-model.js";
import type { Model } from "../model.js";
import { cutStream } from "../stream/cut-stream.js";
import { commonCapabilities } from "./common-capabilities.js";
import type { FallbackOptions } from "./fallback-options.js";
import { FallbackRun } from "./fallback-run.js";
import { isRetrying, wrapModel } from "./wrap-model.js";

/**
 * Combines several models: the first one is asked, and the next one if it cannot answer because it is overloaded,
 * unreachable, over its limit or quota, unknown, not permitted, does not accept the image or a parameter, or stopped
 * for an unknown reason. An error of the request itself is thrown immediately. A stream moves on only while none of it
 * has been yielded. The reply names the model that answered.
 *
 * Its capabilities are those that all of the models have in common.
 *
 * @throws {FallbackError} if none of several models answered; the error of a single model is thrown as it is
 * @example
 * const model = fallback(openai("gpt-4o-mini"), anthropic("claude-haiku-4-5"), { refusals: true });
 */
export function fallback(...models: readonly Model[]): Model;
export function fallback(...modelsAndOptions: readonly [Model, ...Model[], FallbackOptions]): Model;
export function fallback(...modelsAndOptions: readonly (Model | FallbackOptions)[]): Model {
  const last = modelsAndOptions.at(-1);
  const options = isModel(last) ? {} : (last ?? {});
  const models = isModel(last) ? modelsAndOptions : modelsAndOptions.slice(0, -1);
  if (!areModels(models)) throw new DefinitionError("fallback needs at least one model; options come after the models.");
  const names = models.map(({ provider, id }) => `${provider}:${id}`);

  return wrapModel(models[0], {
    provider: "fallback",
    id: names.join(" or "),
    capabilities: commonCapabilities([models[0].capabilities, ...models.slice(1).map(({ capabilities }) => capabilities)]),
    // Retries of one of the models show that its user has decided where they belong.
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
        let hasYielded = false;
        let rejected = false;
        try {
          for await (const delta of model.stream(request)) {
            hasYielded ||= delta.type === "text" && delta.text !== "";
            rejected = delta.type === "end" && !hasYielded && run.rejects(model, delta.reply);
            if (rejected) break;
            if (delta.type === "text") yield delta;
            else return yield { type: "end", reply: run.reply(model, delta.reply) };
          }
          if (rejected) continue;
          if (hasYielded) return;
          throw cutStream(model);
        } catch (error) {
          if (hasYielded) throw error;
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
