import { type Model, tokensFor } from "@legenda/core";
import { type Environment, originOf } from "../environment/environment.js";
import { UsageError } from "../usage-error.js";
import { loadMaker } from "./load-maker.js";
import { keyVariableOf } from "./provider-key.js";
import type { Provider } from "./provider-table.js";

export interface ProviderDescription {
  readonly name: string;
  readonly title: string;
  /** `"not needed"`, `"missing"` or `"set"`: the value is nobody's business. */
  readonly key: "set" | "missing" | "not needed";
  /** The variable that is set, or that is to be set. */
  readonly keyVariable: string | null;
  /** Where the key comes from: the environment, or the path of a `.env` file. */
  readonly keyFrom: string | null;
  readonly address: string | null;
  readonly installed: boolean;
  readonly usualModel: string | null;
  readonly models: readonly ModelDescription[];
}

export interface ModelDescription {
  readonly name: string;
  /** US dollars for a million tokens. */
  readonly input: number | null;
  readonly output: number | null;
  readonly pricedAt: string | null;
  /** What an image of 1024 x 1024 costs, where its tokens are known. */
  readonly tokensPerImage: number | null;
  readonly dollarsPerThousandImages: number | null;
}

/** The picture that prices are compared by, in pixels. */
const usualImage = { width: 1024, height: 1024 };

export async function describeProvider(provider: Provider, environment: Environment): Promise<ProviderDescription> {
  const { name, title, keyVariables, address, defaultModel, models } = provider;
  const variable = keyVariableOf(provider, environment);
  const described = {
    name,
    title,
    key: keyVariables.length === 0 ? "not needed" : variable ? "set" : "missing",
    keyVariable: variable ?? keyVariables[0] ?? null,
    keyFrom: variable ? originOf(environment, variable) : null,
    address: address ?? null,
    usualModel: defaultModel === undefined ? null : defaultModel === "" ? name : `${name}:${defaultModel}`,
  } as const;
  try {
    const make = await loadMaker(provider, { apiKey: undefined, baseURL: undefined, onDownload: undefined });
    return { ...described, installed: true, models: models.map((id) => describeModel(make(id))) };
  } catch (error) {
    if (error instanceof UsageError) return { ...described, installed: false, models: [] };
    throw error;
  }
}

/** All that is told comes from the package's own tables. */
function describeModel(model: Model): ModelDescription {
  const { prices } = model.capabilities;
  const tokens = tokensFor(model, usualImage);
  return {
    name: `${model.provider}:${model.id}`,
    input: prices?.input ?? null,
    output: prices?.output ?? null,
    pricedAt: prices?.pricedAt ?? null,
    tokensPerImage: tokens ?? null,
    dollarsPerThousandImages: prices && tokens !== undefined ? (prices.input * tokens) / 1000 : null,
  };
}
