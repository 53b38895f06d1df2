import type { BatchSource } from "@legenda/batch";
import { fallback, type Model } from "@legenda/core";
import type { CommandContext } from "../command-context.js";
import { type FunctionOptions, functionFlags } from "../flags/command-flags.js";
import { checkSlots } from "../load/check-slots.js";
import { planSlots } from "../load/fill-slots.js";
import { loadFunction } from "../load/load-function.js";
import { chooseModel } from "../models/choose-model.js";
import type { CaptionPlan } from "./caption-plan.js";
import { modelConfigurator } from "./configure-model.js";
import { modelParams } from "./model-params.js";
import { runSettings } from "./run-settings.js";

/**
 * What `legenda run` does with each image: the user's own function, with its own model unless a flag names another.
 *
 * @param target `"./captions.ts#Captions.altText"`
 */
export async function planFunction(
  target: string,
  options: FunctionOptions,
  first: BatchSource | undefined,
  context: CommandContext,
): Promise<CaptionPlan> {
  const { price } = options;
  const loaded = await loadFunction(target, context.cwd);
  const columns = Object.keys(first?.fields ?? {});
  const slots = planSlots(loaded.description, options, columns);
  if (first) await checkSlots(loaded, slots, first);

  const { configure, waitingMs } = modelConfigurator(options);
  const chosen = options.model === undefined ? undefined : await chooseModel(options, context, { price });
  const own = loaded.description.model;
  const models = chosen ? [chosen.model, ...chosen.fallbacks] : [own];
  const [main, ...others] = models.map(configure);
  const model = main && others.length > 0 ? fallback(main, ...others) : main;
  // A body may choose its own model: unless a flag names one, whatever it chooses is configured.
  const modelChange = chosen && model ? { model } : { wrap: (bodyModel: Model) => configure(withPrice(bodyModel, price)) };
  const change = { params: modelParams(options), ...modelChange };
  const settings = runSettings(functionFlags, options, {
    command: "run",
    model: [chosen?.name ?? `${own.provider}:${own.id}`, ...options.fallback].join(", "),
    function: loaded.name,
    prompt: loaded.description.template,
  });
  return {
    fn: (photo, { fields }) => loaded.call(slots.fill(photo, fields)).with(change),
    models: models.map((one) => withPrice(one, price)),
    settings,
    because: chosen?.because,
    waitingMs,
  };
}

const pricedModels = new WeakMap<Model, Model>();

/** The model with the prices of `--price`; the same one each time, so that it keeps its rate limiter. */
function withPrice(model: Model, price: FunctionOptions["price"]): Model {
  if (!price) return model;
  const existing = pricedModels.get(model);
  if (existing) return existing;
  const prices = { ...price, pricedAt: new Date().toISOString().slice(0, 10), source: "--price" };
  const priced = { ...model, capabilities: { ...model.capabilities, prices } };
  pricedModels.set(model, priced);
  return priced;
}
