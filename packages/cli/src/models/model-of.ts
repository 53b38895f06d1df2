import { LegendaError, type Model, models, type Prices } from "@legenda/core";
import type { Environment } from "../environment/environment.js";
import { UsageError } from "../usage-error.js";
import { loadMaker, type ModelSettings } from "./load-maker.js";
import { loadProvider } from "./load-provider.js";
import { type ModelName, readModelName } from "./model-name.js";
import { addressInFile, providerKey } from "./provider-key.js";
import { findProvider, type Provider, providerNames } from "./provider-table.js";
import { modelVariable, type NamedBy, serverKey } from "./server-key.js";

export interface ModelOfOptions {
  readonly environment: Environment;
  /** The folder from which a provider's package is resolved. */
  readonly cwd: string;
  /** A server's address, named beside the model. */
  readonly baseUrl?: string | undefined;
  /** Who named the model or the server's address: the keys that may be sent there depend on it. */
  readonly namedBy?: NamedBy;
  /** US dollars per million tokens, in place of the price table. */
  readonly price?: { readonly input: number; readonly output: number } | undefined;
  /** Receives the progress of a model's download. */
  readonly onDownload?: ModelSettings["onDownload"];
}

/**
 * A model by its name. Only the package of its provider is imported.
 *
 * @throws {UsageError | DefinitionError} which names the providers, and the one that was probably meant
 * @example
 * await modelOf("openai:gpt-4o-mini", { environment, cwd });
 * await modelOf("@acme/legenda-provider:llava", { environment, cwd });
 * await modelOf("http://localhost:11434/v1#llava", { environment, cwd });
 * await modelOf("llava", { environment, cwd, baseUrl: "localhost:11434" });
 */
export async function modelOf(name: string, options: ModelOfOptions): Promise<Model> {
  const parsed = readModelName(name, options.baseUrl);
  return withPrices(await unpricedModel(name, parsed, options), options.price);
}

async function unpricedModel(name: string, parsed: ModelName, options: ModelOfOptions): Promise<Model> {
  const { environment, namedBy = "flag" } = options;
  switch (parsed.kind) {
    case "server":
      return await serverModel(parsed.base, parsed.id, serverKey(parsed.base, namedBy, environment).key);
    case "package":
      return await packageModel(name, parsed, options);
    case "provider":
      return await builtInModel(name, parsed.provider, parsed.base, options);
    default:
      return parsed satisfies never;
  }
}

async function builtInModel(
  name: string,
  providerName: string,
  base: string | undefined,
  options: ModelOfOptions,
): Promise<Model> {
  const provider = findProvider(providerName);
  const make = provider && (await loadMaker(provider, settingsFor(provider, base, options)));
  // Core words the error for a wrong name; only the maker of the named provider is ever called.
  const makers = Object.fromEntries(providerNames.map((known) => [known, known === providerName && make ? make : neverMade]));
  return models(makers)(name);
}

async function packageModel(name: string, parsed: ModelName & { kind: "package" }, options: ModelOfOptions): Promise<Model> {
  const { environment, cwd, namedBy } = options;
  refusePackageOfFile(parsed.package, namedBy, environment);
  const provider = await loadProvider(parsed.package, cwd);
  if (!provider) throw await notInstalled(name, parsed.package, options);
  return provider.model(parsed.id, { apiKey: providerKey(provider.description, environment), baseURL: parsed.base });
}

/**
 * A `.env` file may be in a folder from somebody else, and so may be packages: together they would run that person's code.
 *
 * @throws {UsageError}
 */
function refusePackageOfFile(packageName: string, namedBy: NamedBy | undefined, environment: Environment): void {
  if (namedBy !== "file") return;
  throw new UsageError(
    `${modelVariable} in ${environment.file} names the package ${packageName}. Code is loaded from a package only if --model or the environment itself names it: add --model.`,
  );
}

/** A name without a scope is more likely a mistyped provider than a package. */
async function notInstalled(name: string, packageName: string, options: ModelOfOptions): Promise<Error> {
  const advice = `npm install ${packageName}`;
  if (packageName.startsWith("@"))
    return new UsageError(`--model ${name}: the package ${packageName} is not installed. Install it in this folder: ${advice}.`);
  const error = await builtInModel(name, packageName, undefined, options).catch((cause: unknown) => cause);
  const message = error instanceof LegendaError ? error.message : String(error);
  return new UsageError(`${message} If ${packageName} is a package, install it in this folder: ${advice}.`, { cause: error });
}

function settingsFor(provider: Provider, base: string | undefined, { environment, onDownload }: ModelOfOptions): ModelSettings {
  if (base !== undefined && provider.package === "@legenda/local") {
    throw new UsageError(`${provider.name} runs inside this program: leave out --base-url.`);
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

/** The model with the prices of `--price`, if there are any. */
function withPrices(model: Model, price: ModelOfOptions["price"]): Model {
  if (!price) return model;
  const prices: Prices = { ...price, pricedAt: new Date().toISOString().slice(0, 10), source: "--price" };
  return { ...model, capabilities: { ...model.capabilities, prices } };
}

function neverMade(_id: string): Model {
  throw new UsageError("This provider was not asked for.");
}
