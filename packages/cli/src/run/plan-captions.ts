import { checked } from "@legenda/captions";
import { callsOf, fallback, type ImageSource, type Model, type Params, promptTemplate } from "@legenda/core";
import { z } from "zod";
import type { CommandContext } from "../command-context.js";
import { type CaptionOptions, captionFlags } from "../flags/command-flags.js";
import { missingSlots, planSlots } from "../load/fill-slots.js";
import { chooseModel } from "../models/choose-model.js";
import type { CaptionPlan } from "./caption-plan.js";
import { modelConfigurator } from "./configure-model.js";
import { checkContextColumns } from "./image-context.js";
import { modelParams } from "./model-params.js";
import { readTextFile } from "./read-text-file.js";
import { readyFunction } from "./ready-function.js";
import { runSettings } from "./run-settings.js";

/**
 * What `legenda caption` does with each image: a ready function, or the user's own prompt.
 *
 * @param columns of the table; empty for other sources
 */
export async function planCaptions(
  options: CaptionOptions,
  columns: readonly string[],
  context: CommandContext,
): Promise<CaptionPlan> {
  checkContextColumns(options, columns);
  const { name, model, fallbacks, because } = await chooseModel(options, context, { price: options.price });
  const { configure, waitingMs } = modelConfigurator(options);
  const [main, others] = [configure(model), fallbacks.map(configure)];
  const configuredModel = others.length > 0 ? fallback(main, ...others) : main;
  const params = modelParams(options);
  const prompt = await ownPrompt(options, context.cwd);
  const fn =
    prompt === undefined
      ? await readyFunction(configuredModel, options, params, context.cwd)
      : promptFunction(promptCall(prompt, configuredModel, params, options) as PromptCall, options, columns);
  const models = [name, ...options.fallback].join(", ");
  const settings = runSettings(captionFlags, options, { command: "caption", model: models, prompt });
  return { fn, models: [model, ...fallbacks], settings, because, waitingMs };
}

async function ownPrompt({ prompt, promptFile }: CaptionOptions, cwd: string): Promise<string | undefined> {
  return promptFile === undefined ? prompt : await readTextFile(promptFile, "--prompt-file", cwd);
}

function promptCall(prompt: string, model: Model, params: Params, { check, onError }: CaptionOptions) {
  const template = promptTemplate(prompt);
  return check
    ? template.call(model, { params, response: checked(z.string(), { preset: check, onError }) })
    : template.call(model, { params });
}

type PromptCall = (values: Readonly<Record<string, unknown>>) => PromiseLike<string>;

function promptFunction(call: PromptCall, options: CaptionOptions, columns: readonly string[]): CaptionPlan["fn"] {
  const [description] = callsOf(call);
  if (!description) throw new TypeError("A prompt's function has no description.");
  const plan = planSlots(description, { ...options, imageSlot: undefined }, columns);
  if (plan.missing.length > 0) throw missingSlots(plan.missing, columns);
  return (photo: ImageSource, { fields }) => call(plan.fill(photo, fields));
}
