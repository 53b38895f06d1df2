import type { Model } from "../model.js";

/**
 * The interface of a provider package for the command line: it exports a `ProviderFactory` named `createProvider`, and
 * `--model @acme/legenda-provider:llava` uses its model `llava`.
 *
 * @example
 * export const createProvider: ProviderFactory = ({ apiKey, baseURL }) => ({
 *   name: "Acme",
 *   envKeys: ["ACME_API_KEY"],
 *   model: (id) => acme(id, { apiKey, baseURL }),
 * });
 */
export type ProviderFactory = (options: ProviderFactoryOptions) => ModelProvider;

/** Options for a provider's connection. The provider has a default for each. */
export interface ProviderFactoryOptions {
  readonly apiKey?: string | undefined;
  readonly baseURL?: string | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Maximum time for a complete answer, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/** What a factory returns. Creating it sends nothing and needs no key: a program asks for `envKeys` first. */
export interface ModelProvider {
  /** A name for people, such as `"Acme"`. */
  readonly name: string;
  /** The model with this id; an empty id selects the provider's default model, if it has one. */
  model(id: string): Model;
  /** The environment variables that may hold its key; the first that is set is passed as `apiKey`. None if it needs no key. */
  readonly envKeys?: readonly string[];
  /** The URL of the page where users get a key. */
  readonly keyPage?: string;
  /** Ids of models that a program may list. */
  readonly models?: readonly string[];
}
