import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isModel, type Model } from "@legenda/core";
import type { ModelProvider, ProviderFactory } from "@legenda/core/provider";
import { resolve } from "import-meta-resolve";
import { UsageError } from "../usage-error.js";
import type { Provider } from "./provider-table.js";

/** A provider from a package that is not part of Legenda. */
export interface PackageProvider {
  /** What the package says about itself, in the terms of the built-in providers. */
  readonly description: Provider;
  model(id: string, options: { readonly apiKey: string | undefined; readonly baseURL: string | undefined }): Model;
}

/**
 * Loads the package of a provider: that of the user's project, else one that is installed beside Legenda. It has to export
 * `createProvider`, as `ProviderFactory` of `@legenda/core/provider` describes it.
 *
 * @param name of the package, such as `"@acme/legenda-provider"`
 * @returns `undefined` if the package is not installed
 * @throws {UsageError} if it cannot be loaded, or is not a provider
 */
export async function loadProvider(name: string, cwd: string): Promise<PackageProvider | undefined> {
  const url = resolved(name, cwd);
  if (url === undefined) return undefined;
  const factory = await importFactory(name, url);
  const { name: title, envKeys = [], models = [], keyPage } = created(name, () => factory({}));
  return {
    description: { name, title, package: name, keyVariables: envKeys, models, ...(keyPage !== undefined && { keyPage }) },
    model(id, options) {
      const model = created(name, () => factory(options)).model(id);
      if (isModel(model)) return model;
      throw new UsageError(`The package ${name} returned something other than a model for "${id}".`);
    },
  };
}

/** The package as an import in the project's folder finds it, whatever conditions its exports have. */
function resolved(name: string, cwd: string): string | undefined {
  for (const parent of [pathToFileURL(join(cwd, "package.json")).href, import.meta.url]) {
    try {
      return resolve(name, parent);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ERR_MODULE_NOT_FOUND") throw notLoaded(name, error);
    }
  }
  return undefined;
}

async function importFactory(name: string, url: string): Promise<ProviderFactory> {
  let exports: { readonly createProvider?: unknown };
  try {
    exports = (await import(url)) as typeof exports;
  } catch (error) {
    throw notLoaded(name, error);
  }
  if (typeof exports.createProvider === "function") return exports.createProvider as ProviderFactory;
  throw new UsageError(
    `The package ${name} is not a provider: it does not export createProvider. Name a package that does, or a built-in provider (legenda models lists them).`,
  );
}

function created(name: string, create: () => ModelProvider): ModelProvider {
  const provider: unknown = create();
  const { model } = (typeof provider === "object" && provider !== null ? provider : {}) as Partial<ModelProvider>;
  if (typeof model === "function") return provider as ModelProvider;
  throw new UsageError(`The package ${name} is not a provider: what its createProvider returns has no function "model".`);
}

function notLoaded(name: string, cause: unknown): UsageError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new UsageError(`The package ${name} cannot be loaded: ${message}`, { cause });
}
