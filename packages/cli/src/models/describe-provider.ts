import { type Model, tokensFor } from "@legenda/core";
import { type Environment, originOf } from "../environment/environment.js";
import { UsageError } from "../usage-error.js";
import { loadMaker } from "./load-maker.js";
import type { PackageProvider } from "./load-provider.js";
import { keyVariableOf, providerKey } from "./provider-key.js";
import type { Provider } from "./provider-table.js";

export interface ProviderDescription {
  readonly name: string;
  readonly title: string;
  /** Whether a key is set; its value is never shown. */
  readonly key: "set" | "missing" | "not needed";
  /** The variable that is set, or that should be. */
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
  /** Input tokens of an image of 1024 x 1024 pixels, if known. */
  readonly tokensPerImage: number | null;
  readonly dollarsPerThousandImages: number | null;
}

/** Pixels of the image for which prices are compared. */
const usualImage = { width: 1024, height: 1024 };

/** A built-in provider, with its models if its package is installed. */
export async function describeProvider(provider: Provider, environment: Environment): Promise<ProviderDescription> {
  const described = describe(provider, environment);
  try {
    const make = await loadMaker(provider, { apiKey: undefined, baseURL: undefined, onDownload: undefined });
    return { ...described, installed: true, models: provider.models.map((id) => describeModel(provider.name, id, make(id))) };
  } catch (error) {
    if (error instanceof UsageError) return { ...described, installed: false, models: [] };
    throw error;
  }
}

/** A provider from a package of its own. */
export function describePackage({ description, model }: PackageProvider, environment: Environment): ProviderDescription {
  const { name, models } = description;
  const settings = { apiKey: providerKey(description, environment), baseURL: undefined };
  return {
    ...describe(description, environment),
    installed: true,
    models: models.map((id) => describeModel(name, id, model(id, settings))),
  };
}

function describe(provider: Provider, environment: Environment): Omit<ProviderDescription, "installed" | "models"> {
  const { name, title, keyVariables, address, defaultModel } = provider;
  const variable = keyVariableOf(provider, environment);
  return {
    name,
    title,
    key: keyVariables.length === 0 ? "not needed" : variable ? "set" : "missing",
    keyVariable: variable ?? keyVariables[0] ?? null,
    keyFrom: variable ? originOf(environment, variable) : null,
    address: address ?? null,
    usualModel: defaultModel === undefined ? null : defaultModel === "" ? name : `${name}:${defaultModel}`,
  };
}

/** Prices and tokens come from the package's own tables. */
function describeModel(provider: string, id: string, model: Model): ModelDescription {
  const { prices } = model.capabilities;
  const tokens = tokensFor(model, usualImage);
  return {
    name: `${provider}:${id}`,
    input: prices?.input ?? null,
    output: prices?.output ?? null,
    pricedAt: prices?.pricedAt ?? null,
    tokensPerImage: tokens ?? null,
    dollarsPerThousandImages: prices && tokens !== undefined ? (prices.input * tokens) / 1000 : null,
  };
}
