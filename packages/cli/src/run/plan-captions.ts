import { checked } from "@legenda/captions";
import { callsOf, fallback, type ImageSource, type Model, promptTemplate } from "@legenda/core";
import { z } from "zod";
import type { CommandContext } from "../command-context.js";
import { missingSlots, planSlots } from "../load/fill-slots.js";
import { chooseModel } from "../models/choose-model.js";
import type { CaptionOptions } from "../options/caption-options.js";
import type { CaptionPlan } from "./caption-plan.js";
import { dresser } from "./dress-model.js";
import { findingsOf } from "./findings-of.js";
import { ownPrompt } from "./own-prompt.js";
import { checkColumns, readyCaptions } from "./ready-captions.js";
import { settingsOf } from "./settings-of.js";

/**
 * What `legenda caption` does with each image: a ready function, or a prompt of the user's own.
 *
 * @param columns the table's columns; empty where the sources are none
 */
export async function planCaptions(
  options: CaptionOptions,
  columns: readonly string[],
  context: CommandContext,
): Promise<CaptionPlan> {
  const { wishes, params, money } = options;
  checkColumns(wishes, columns);
  const chosen = await chooseModel(options.model, context, { price: money.price });
  const models = [chosen.model, ...chosen.fallbacks];
  const { dress, waitingMs } = dresser(options);
  const [first, ...others] = models.map(dress);
  const model = first && others.length > 0 ? fallback(first, ...others) : dress(chosen.model);
  const prompt = await ownPrompt(wishes, context.cwd);
  const fn =
    prompt === undefined
      ? await readyCaptions(model, wishes, params, context.cwd)
      : promptFunction(promptCall(prompt, model, options) as PromptFunction, options, columns);
  const textColumn = wishes.kind === "tags" && prompt === undefined ? "tags" : "caption";
  const settings = settingsOf("caption", options, chosen.name, { wishes: { ...wishes, prompt } });
  const { language } = wishes;
  return { fn, models, settings, textColumn, findings: findingsOf(wishes), language, because: chosen.because, waitingMs };
}

function promptCall(prompt: string, model: Model, { wishes, params }: CaptionOptions) {
  const template = promptTemplate(prompt);
  return wishes.check
    ? template.call(model, { params, response: checked(z.string(), wishes.check) })
    : template.call(model, { params });
}

type PromptFunction = (values: Readonly<Record<string, unknown>>) => PromiseLike<string>;

function promptFunction(call: PromptFunction, options: CaptionOptions, columns: readonly string[]): CaptionPlan["fn"] {
  const [description] = callsOf(call);
  if (!description) throw new TypeError("A prompt's function describes itself.");
  const plan = planSlots(description, { ...options, imageSlot: undefined }, columns);
  if (plan.missing.length > 0) throw missingSlots(plan.missing, columns);
  return (photo: ImageSource, { fields }) => call(plan.fill(photo, fields));
}
