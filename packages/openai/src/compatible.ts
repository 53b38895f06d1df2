import type { Capabilities, Model } from "@legenda/core";
import { createModel, mergeCapabilities } from "@legenda/core/provider/create-model";
import { baseUrlOf } from "./base-url.js";
import type { ConnectionOptions } from "./options.js";
import { compatibleQuirks, type Quirks } from "./quirks.js";

export interface CompatibleOptions extends ConnectionOptions {
  /** The server: a host, a base URL, or the full URL of chat completions. */
  readonly baseURL: string;
  /**
   * The name of the provider in replies and errors.
   *
   * @default the server's host
   */
  readonly name?: string;
  /** The environment variable that holds the key. Without one, and without `apiKey`, requests carry no key. */
  readonly keyVariable?: string;
  /** Overrides of the request format that every compatible server accepts. */
  readonly quirks?: Partial<Quirks>;
}

/** The options that one model of a server can override. */
export type CompatibleModelOptions = Partial<Omit<CompatibleOptions, "name" | "keyVariable">>;

/** A server: call it with a model's name to create the model. Its properties are the options that it was created with. */
export interface CompatibleServer {
  (id: string, options?: CompatibleModelOptions): Model;
  /** The name of the provider in replies and errors. */
  readonly provider: string;
  readonly baseURL: string;
  readonly keyVariable: string | undefined;
  readonly capabilities: Capabilities;
}

/** The capabilities that every compatible server has. */
const common: Capabilities = {
  images: { mediaTypes: ["image/png", "image/jpeg"], urls: false },
  structuredOutput: ["schema", "json", "prompt"],
  streaming: true,
};

/**
 * Models of a server with an API like OpenAI's chat completions. Only what all such servers accept is sent:
 * images as data URIs, `max_tokens`, no `detail`, no `strict`. Set `capabilities` and `quirks` for what a server
 * supports beyond that.
 *
 * @throws {TypeError} if the base URL is not a URL
 * @example
 * const cluster = compatible({ baseURL: "http://gpu-3:8000", name: "cluster" });
 * const model = cluster("Qwen/Qwen2.5-VL-7B-Instruct");
 */
export function compatible({ name, keyVariable, capabilities, quirks, ...server }: CompatibleOptions): CompatibleServer {
  const baseURL = baseUrlOf(server.baseURL);
  const provider = name ?? new URL(baseURL).host;
  const keyVariables = keyVariable ? [keyVariable] : [];
  const serverCapabilities = mergeCapabilities(common, capabilities);

  function make(id: string, { capabilities: overrides, quirks: modelQuirks, ...own }: CompatibleModelOptions = {}): Model {
    const options = { ...server, ...own };
    const address = own.baseURL === undefined ? baseURL : baseUrlOf(own.baseURL);
    return createModel({
      provider,
      id,
      capabilities: mergeCapabilities(serverCapabilities, overrides),
      ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
      async load() {
        const { openaiAdapter } = await import("./adapter.js");
        return openaiAdapter({
          api: "chat",
          id,
          quirks: { ...compatibleQuirks, ...quirks, ...modelQuirks },
          server: () => ({ provider, baseURL: address, keyVariables, keyless: keyVariable === undefined }),
          connection: options,
        });
      },
    });
  }

  return Object.assign(make, { provider, baseURL, keyVariable, capabilities: serverCapabilities });
}
