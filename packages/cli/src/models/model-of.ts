import { type Model, models, type Prices } from "@legenda/core";
import type { Environment } from "../environment/environment.js";
import { UsageError } from "../usage-error.js";
import { loadMaker, type ModelSettings } from "./load-maker.js";
import { readModelName } from "./model-name.js";
import { addressInFile, providerKey } from "./provider-key.js";
import { findProvider, type Provider, providerNames } from "./provider-table.js";
import { type NamedBy, serverKey } from "./server-key.js";

export interface ModelOfOptions {
  readonly environment: Environment;
  /** A server's address, named beside the model. */
  readonly baseUrl?: string | undefined;
  /** Who named the model or the server's address: what keys may go there depends on it. */
  readonly namedBy?: NamedBy;
  /** US dollars for a million tokens, in place of the price table. */
  readonly price?: { readonly input: number; readonly output: number } | undefined;
  /** Told of a model's files as they are downloaded. */
  readonly onDownload?: ModelSettings["onDownload"];
}

/**
 * A model by its name. The package of its provider is imported now, and no other.
 *
 * @throws {UsageError | DefinitionError} which names the providers, and the one that was probably meant
 * @example
 * await modelOf("openai:gpt-4o-mini", { environment });
 * await modelOf("http://localhost:11434/v1#llava", { environment });
 * await modelOf("llava", { environment, baseUrl: "localhost:11434" });
 */
export async function modelOf(name: string, options: ModelOfOptions): Promise<Model> {
  const { environment, baseUrl, namedBy = "flag", price, onDownload } = options;
  const read = readModelName(name, baseUrl);
  const prices = price && { ...price, pricedAt: new Date().toISOString().slice(0, 10), source: "--price" };
  if (read.kind === "server") {
    const { key } = serverKey(read.base, namedBy, environment);
    return priced(await serverModel(read.base, read.id, key), prices);
  }
  const provider = findProvider(read.provider);
  const make = provider && (await loadMaker(provider, settingsOf(provider, read.base, options, onDownload)));
  // Core words what is wrong with a name; of the makers only the one that is named is ever called.
  const makers = Object.fromEntries(providerNames.map((known) => [known, known === read.provider && make ? make : neverMade]));
  return priced(models(makers)(name), prices);
}

function settingsOf(
  provider: Provider,
  base: string | undefined,
  { environment }: ModelOfOptions,
  onDownload: ModelSettings["onDownload"],
): ModelSettings {
  if (base !== undefined && provider.package === "@legenda/local") {
    throw new UsageError(`${provider.name} runs inside this program: leave --base-url out.`);
  }
  return { apiKey: providerKey(provider, environment), baseURL: base ?? addressInFile(provider, environment), onDownload };
}

async function serverModel(base: string, id: string, apiKey: string | undefined): Promise<Model> {
  const { compatible } = await import("@legenda/openai");
  try {
    return compatible({ baseURL: base, ...(apiKey !== undefined && { apiKey }) })(id);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`--base-url: ${error.message}`);
    throw error;
  }
}

/** What is known of a model stays, but for its prices. */
function priced(model: Model, prices: Prices | undefined): Model {
  return prices ? { ...model, capabilities: { ...model.capabilities, prices } } : model;
}

function neverMade(_id: string): Model {
  throw new UsageError("This provider was not asked for.");
}
