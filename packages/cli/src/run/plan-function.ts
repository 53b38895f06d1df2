import type { BatchSource } from "@legenda/batch";
import { fallback, type Model } from "@legenda/core";
import type { CommandContext } from "../command-context.js";
import { checkSlots } from "../load/check-slots.js";
import { planSlots } from "../load/fill-slots.js";
import { loadFunction } from "../load/load-function.js";
import { chooseModel } from "../models/choose-model.js";
import type { FunctionOptions } from "../options/caption-options.js";
import { UsageError } from "../usage-error.js";
import type { CaptionPlan } from "./caption-plan.js";
import { dresser } from "./dress-model.js";
import { settingsOf } from "./settings-of.js";

/** What `legenda run` does with each image: a function of the user's own, with its own model unless a flag names another. */
export async function planFunction(
  options: FunctionOptions,
  first: BatchSource | undefined,
  context: CommandContext,
): Promise<CaptionPlan> {
  const { target, params, money } = options;
  refuseUnused(options);
  const loaded = await loadFunction(target, context.cwd);
  const columns = Object.keys(first?.fields ?? {});
  const slots = planSlots(loaded.description, options, columns);
  if (first) await checkSlots(loaded, slots, first);

  const { dress, waitingMs } = dresser(options);
  const named = options.model.model === undefined ? undefined : await chooseModel(options.model, context, { price: money.price });
  const own = loaded.description.model;
  const models = named ? [named.model, ...named.fallbacks] : [own];
  const [main, ...others] = models.map(dress);
  const model = main && others.length > 0 ? fallback(main, ...others) : main;
  // A body may choose its own model: where no flag names one, whatever it chooses is dressed.
  const change = { params, ...(named && model ? { model } : { wrap: (chosen: Model) => dress(priced(chosen, money.price)) }) };
  const settings = settingsOf("run", options, named?.name ?? `${own.provider}:${own.id}`, {
    function: loaded.name,
    prompt: loaded.description.template,
    "image-slot": options.imageSlot,
  });
  return {
    fn: (photo, { fields }) => loaded.call(slots.fill(photo, fields)).with(change),
    models: models.map((one) => priced(one, money.price)),
    settings,
    textColumn: "caption",
    findings: undefined,
    language: undefined,
    because: named?.because,
    waitingMs,
  };
}

/** What would be dropped without a word: the function's own model has an address of its own, and is asked alone. */
function refuseUnused({ model: { model, fallbacks, baseUrl } }: FunctionOptions): void {
  if (model !== undefined) return;
  const flag = baseUrl !== undefined ? "--base-url" : fallbacks.length > 0 ? "--fallback" : undefined;
  if (flag) throw new UsageError(`${flag} goes with --model: without it the function asks its own model.`);
}

const withPrices = new WeakMap<Model, Model>();

/** The model at the prices of `--price`; the same one each time, so that it keeps its pace. */
function priced(model: Model, price: FunctionOptions["money"]["price"]): Model {
  if (!price) return model;
  const known = withPrices.get(model);
  if (known) return known;
  const prices = { ...price, pricedAt: new Date().toISOString().slice(0, 10), source: "--price" };
  const made = { ...model, capabilities: { ...model.capabilities, prices } };
  withPrices.set(model, made);
  return made;
}
