import type { Model } from "@legenda/core";
import type { CommandContext } from "../command-context.js";
import { originOf } from "../environment/environment.js";
import type { RunOptions } from "../flags/command-flags.js";
import { UsageError } from "../usage-error.js";
import { askForModel } from "./ask-for-model.js";
import { readModelName } from "./model-name.js";
import { type ModelOfOptions, modelOf } from "./model-of.js";
import { keyVariableOf } from "./provider-key.js";
import { type Provider, providers } from "./provider-table.js";
import { modelVariable, type NamedBy } from "./server-key.js";

export interface ChosenModel {
  /** The name of this model, such as `"openai:gpt-5.4-nano"`. */
  readonly name: string;
  readonly model: Model;
  /** Why it was chosen, for a line above the run; `undefined` if a flag names it. */
  readonly because: string | undefined;
  readonly namedBy: NamedBy;
  /** The models that are asked if this one fails, in their order. */
  readonly fallbacks: readonly Model[];
}

type ModelOptions = Pick<RunOptions, "model" | "fallback" | "baseUrl">;

/**
 * The model of a run: `--model`, else `LEGENDA_MODEL`, else the first provider whose key is set, else the one that the person
 * at the terminal chooses.
 *
 * @throws {UsageError} if nothing determines the model; it lists what to do
 */
export async function chooseModel(
  options: ModelOptions,
  context: CommandContext,
  more: Pick<ModelOfOptions, "price" | "onDownload"> = {},
): Promise<ChosenModel> {
  const { environment, cwd } = context;
  const chosen = await chooseName(options, context);
  const { name, namedBy } = chosen;
  const model = await modelOf(name, { ...more, environment, cwd, namedBy, baseUrl: options.baseUrl });
  const fallbacks: Model[] = [];
  for (const fallback of options.fallback) {
    // A fallback with its own provider is asked there: its key must not be sent to the server of --base-url.
    const parsed = readModelName(fallback, undefined);
    const isPlain = parsed.kind !== "server" && readModelName(fallback, "http://localhost").kind === "server";
    const baseUrl = isPlain ? options.baseUrl : undefined;
    fallbacks.push(await modelOf(fallback, { ...more, environment, cwd, namedBy: "flag", baseUrl }));
  }
  return { ...chosen, model, fallbacks };
}

type ChosenName = Pick<ChosenModel, "name" | "because" | "namedBy">;

/** The name only; nothing is loaded. */
export async function chooseName(
  { model, baseUrl }: Pick<ModelOptions, "model" | "baseUrl">,
  context: CommandContext,
): Promise<ChosenName> {
  const { environment } = context;
  if (model !== undefined) return { name: model, because: undefined, namedBy: "flag" };
  if (baseUrl !== undefined) {
    throw new UsageError(
      `--base-url ${baseUrl} names a server but no model: add --model with the name that the server has for it.`,
    );
  }
  const modelName = environment.values[modelVariable]?.trim();
  if (modelName) {
    const namedBy = environment.fromFile.has(modelVariable) ? "file" : "environment";
    return { name: modelName, because: `${modelVariable} is set by ${originOf(environment, modelVariable)}`, namedBy };
  }
  const byKey = providers.find((provider) => provider.defaultModel !== undefined && keyVariableOf(provider, environment));
  if (byKey) {
    const variable = keyVariableOf(byKey, environment) ?? "";
    return {
      name: defaultName(byKey),
      because: `${variable} is set by ${originOf(environment, variable)}`,
      namedBy: "environment",
    };
  }
  if (context.isInteractive) {
    return { name: await askForModel(context), because: "you chose it", namedBy: "flag" };
  }
  throw new UsageError(noModel(context));
}

const defaultName = ({ name, defaultModel }: Provider): string => (defaultModel ? `${name}:${defaultModel}` : name);

function noModel({ environment }: CommandContext): string {
  const withKey = providers.filter(({ defaultModel, keyVariables }) => defaultModel !== undefined && keyVariables.length > 0);
  // The key of a provider without a default model determines the provider, but not the model.
  const withoutModel = providers.find((provider) => provider.defaultModel === undefined && keyVariableOf(provider, environment));
  const lines = [
    "No model is chosen. Use one of these:",
    ...(withoutModel
      ? [
          `- ${keyVariableOf(withoutModel, environment)} is set: add --model ${withoutModel.name}:<model>, as ${withoutModel.title} names it`,
        ]
      : []),
    `- a key in the environment or in a .env file here: ${withKey.map(({ keyVariables }) => `${keyVariables[0]}=…`).join(", ")}`,
    "- a model on this machine: --model ollama:llava, or --model local",
    "- a server: --model http://localhost:8000/v1#<model>",
    "legenda models lists them all.",
  ];
  return lines.join("\n");
}
