import type { Capabilities, Model } from "@legenda/core";
import { baseUrlOf } from "./base-url.js";
import { chat } from "./chat/wire.js";
import type { ConnectionOptions } from "./client.js";
import { compatibleDialect, type Dialect } from "./dialect.js";
import { makeModel } from "./model.js";

export interface CompatibleOptions extends ConnectionOptions {
  /** The server: a host, a base, or the full address of chat completions. */
  readonly baseURL: string;
  /** What the provider is called in replies and errors; the server's host unless told. */
  readonly name?: string;
  /** The environment variable that holds the key. Without one, and without `apiKey`, the server is asked without a key. */
  readonly keyVariable?: string;
  /** Laid over what every server of the kind takes: PNG and JPEG by their bytes, and every way of structured output tried in turn. */
  readonly capabilities?: Partial<Capabilities>;
  /** Laid over the wording that every server of the kind takes. */
  readonly dialect?: Partial<Dialect>;
}

/** What may be said anew for one model of a server. */
export type CompatibleModelOptions = Partial<Omit<CompatibleOptions, "name" | "keyVariable">>;

/** A server: called with a model's name it makes the model. What it was made with stands on it. */
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
 * images as data URIs, `max_tokens`, no `detail`, no `strict`. What a server has beyond that is said by
 * `capabilities` and `dialect`.
 *
 * @throws {TypeError} when the base URL is none
 * @example
 * const cluster = compatible({ baseURL: "http://gpu-3:8000", name: "cluster" });
 * const model = cluster("Qwen/Qwen2.5-VL-7B-Instruct");
 */
export function compatible({ name, keyVariable, capabilities, dialect, ...connection }: CompatibleOptions): CompatibleServer {
  const baseURL = baseUrlOf(connection.baseURL);
  const provider = name ?? new URL(baseURL).host;
  const taken = layered(common, capabilities);
  const keys = keyVariable ? [keyVariable] : [];
  const make = (id: string, own: CompatibleModelOptions = {}) => {
    const { capabilities: more, dialect: wording, ...reached } = own;
    return makeModel({
      id,
      capabilities: layered(taken, more),
      dialect: { ...compatibleDialect, ...dialect, ...wording },
      wire: chat,
      server: { provider, keyVariables: keys, keyless: keyVariable === undefined, own: false },
      connection: { ...connection, ...reached, baseURL: reached.baseURL === undefined ? baseURL : baseUrlOf(reached.baseURL) },
    });
  };
  return Object.assign(make, { provider, baseURL, keyVariable, capabilities: taken });
}

function layered(below: Capabilities, above: Partial<Capabilities> = {}): Capabilities {
  return { ...below, ...above, images: { ...below.images, ...above.images } };
}
