import type { Capabilities, Model } from "@legenda/core";
import { createModel, mergeCapabilities } from "@legenda/core/provider/create-model";
import { baseUrlOf } from "./base-url.js";
import type { ConnectionOptions } from "./options.js";
import { compatibleQuirks, type Quirks } from "./quirks.js";

export interface CompatibleOptions extends ConnectionOptions {
  /** The server: a host, a base, or the full address of chat completions. */
  readonly baseURL: string;
  /** What the provider is called in replies and errors. @default the server's host */
  readonly name?: string;
  /** The environment variable that holds the key. Without one, and without `apiKey`, requests carry no key. */
  readonly keyVariable?: string;
  /** Laid over the wording that every server of the kind takes. */
  readonly quirks?: Partial<Quirks>;
}

/** What can be set anew for one model of a server. */
export type CompatibleModelOptions = Partial<Omit<CompatibleOptions, "name" | "keyVariable">>;

/** A server: called with a model's name, it makes the model. What it was made with can be read from it. */
export interface CompatibleServer {
  (id: string, options?: CompatibleModelOptions): Model;
  /** What the provider is called in replies and errors. */
  readonly provider: string;
  readonly baseURL: string;
  readonly keyVariable: string | undefined;
  readonly capabilities: Capabilities;
}

/** What every server of the kind takes. */
const common: Capabilities = {
  images: { mediaTypes: ["image/png", "image/jpeg"], urls: false },
  structuredOutput: ["schema", "json", "prompt"],
  streaming: true,
};

/**
 * Models of a server that speaks OpenAI's chat completions. Only what all such servers take is sent:
 * images as data URIs, `max_tokens`, no `detail`, no `strict`. What a server has beyond that is set by
 * `capabilities` and `quirks`.
 *
 * @throws {TypeError} when the base URL is not an address
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
