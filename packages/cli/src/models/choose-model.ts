import type { Model } from "@legenda/core";
import type { CommandContext } from "../command-context.js";
import { originOf } from "../environment/environment.js";
import type { ModelOptions } from "../options/run-options.js";
import { UsageError } from "../usage-error.js";
import { askForModel } from "./ask-for-model.js";
import { readModelName } from "./model-name.js";
import { type ModelOfOptions, modelOf } from "./model-of.js";
import { keyVariableOf } from "./provider-key.js";
import { type Provider, providers } from "./provider-table.js";
import { modelVariable, type NamedBy } from "./server-key.js";

export interface ChosenModel {
  /** The name that gives this model again, such as `"openai:gpt-5.4-nano"`. */
  readonly name: string;
  readonly model: Model;
  /** Why it is this one, for a line above the run; `undefined` where a flag says so. */
  readonly because: string | undefined;
  readonly namedBy: NamedBy;
  /** What is asked where the model fails, in this order. */
  readonly fallbacks: readonly Model[];
}

/**
 * The model of a run: `--model`, else `LEGENDA_MODEL`, else the first provider whose key is set, else a question to the
 * person at the terminal.
 *
 * @throws {UsageError} which lists what to do, where nothing says which model
 */
export async function chooseModel(
  options: ModelOptions,
  context: CommandContext,
  more: Pick<ModelOfOptions, "price" | "onDownload"> = {},
): Promise<ChosenModel> {
  const { environment } = context;
  const chosen = await chooseName(options, context);
  const { name, namedBy } = chosen;
  const model = await modelOf(name, { ...more, environment, namedBy, baseUrl: options.baseUrl });
  const fallbacks: Model[] = [];
  for (const fallback of options.fallbacks) {
    // A fallback with a provider of its own is asked at that provider: its key has no business at the server of --base-url.
    const read = readModelName(fallback, undefined);
    const plain = read.kind === "provider" && readModelName(fallback, "http://localhost").kind === "server";
    const baseUrl = plain ? options.baseUrl : undefined;
    fallbacks.push(await modelOf(fallback, { ...more, environment, namedBy: "flag", baseUrl }));
  }
  return { ...chosen, model, fallbacks };
}

type ChosenName = Pick<ChosenModel, "name" | "because" | "namedBy">;

/** The name alone, without loading anything. */
export async function chooseName(
  { model, baseUrl }: Pick<ModelOptions, "model" | "baseUrl">,
  context: CommandContext,
): Promise<ChosenName> {
  const { environment } = context;
  if (model !== undefined) return { name: model, because: undefined, namedBy: "flag" };
  if (baseUrl !== undefined) {
    throw new UsageError(
      `--base-url ${baseUrl} names a server and no model: add --model with the name that the server has for it.`,
    );
  }
  const named = environment.values[modelVariable]?.trim();
  if (named) {
    const namedBy = environment.fromFile.has(modelVariable) ? "file" : "environment";
    return { name: named, because: `${modelVariable} of ${originOf(environment, modelVariable)}`, namedBy };
  }
  const byKey = providers.find((provider) => provider.defaultModel !== undefined && keyVariableOf(provider, environment));
  if (byKey) {
    const variable = keyVariableOf(byKey, environment) ?? "";
    return {
      name: usualName(byKey),
      because: `${variable} is set by ${originOf(environment, variable)}`,
      namedBy: "environment",
    };
  }
  if (context.isInteractive) {
    return { name: await askForModel(context), because: "you chose it", namedBy: "flag" };
  }
  throw new UsageError(noModel(context));
}

const usualName = ({ name, defaultModel }: Provider): string => (defaultModel ? `${name}:${defaultModel}` : name);

function noModel({ environment }: CommandContext): string {
  const withKey = providers.filter(({ defaultModel, keyVariables }) => defaultModel !== undefined && keyVariables.length > 0);
  // A key of a provider of many models says which provider, but not which model.
  const halfway = providers.find((provider) => provider.defaultModel === undefined && keyVariableOf(provider, environment));
  const lines = [
    "Nothing says which model to ask. One of these does:",
    ...(halfway
      ? [`- ${keyVariableOf(halfway, environment)} is set: add --model ${halfway.name}:<model>, as ${halfway.title} names it`]
      : []),
    `- a key in the environment or in a .env file here: ${withKey.map(({ keyVariables }) => `${keyVariables[0]}=…`).join(", ")}`,
    "- a model on this machine: --model ollama:llava, or --model local",
    "- a server: --model http://localhost:8000/v1#<model>",
    "legenda models lists what there is.",
  ];
  return lines.join("\n");
}
