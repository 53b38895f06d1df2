/**
 * `createModel` alone. `@legenda/core/provider` exports it too, together with what an adapter uses. A provider that imports
 * it from here, and loads its adapter with the first call, adds little to a program before that call.
 *
 * @module
 */
import type { Model, ModelDelta, ModelRequest } from "../model.js";
import type { ModelDefinition } from "./model-definition.js";
import type { ModelEngine } from "./model-engine.js";

export { type CapabilityOverrides, mergeCapabilities, type ProviderOptions } from "./provider-options.js";

/**
 * Creates a model from the adapter of a vendor's API, or from any function that answers. All of these models have the same
 * guarantees: nothing is sent that the model does not accept, there is a deadline for a complete answer and for silence in a
 * stream, redirects are not followed, an incomplete reply is an error, and no error contains a key or an image. The code
 * behind them is loaded with the first call.
 *
 * @example
 * const model = createModel({
 *   provider: "acme",
 *   id: "acme-vision-1",
 *   capabilities: {
 *     images: { mediaTypes: ["image/png", "image/jpeg"], urls: false },
 *     structuredOutput: ["prompt"],
 *     streaming: false,
 *   },
 *   answer: async ({ messages, image, signal }) => acme.caption(messages, image, { signal }),
 * });
 */
export function createModel(definition: ModelDefinition): Model {
  const { provider, id, capabilities } = definition;
  const engine = new LazyEngine(definition);
  return {
    specification: "v1",
    provider,
    id,
    capabilities,
    generate: (request) => engine.ready?.generate(request) ?? engine.load().then((ready) => ready.generate(request)),
    stream: (request) => ({ [Symbol.asyncIterator]: () => engine.ready?.stream(request) ?? new LazyStream(engine, request) }),
  };
}

/** Loads a model's engine once; after a failure, the next call tries again. */
class LazyEngine {
  ready: ModelEngine | undefined;
  #loading: Promise<ModelEngine> | undefined;
  readonly #definition: ModelDefinition;

  constructor(definition: ModelDefinition) {
    this.#definition = definition;
  }

  load(): Promise<ModelEngine> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #load(): Promise<ModelEngine> {
    const { modelEngine } = await import("./model-engine.js");
    this.ready = await modelEngine(this.#definition);
    return this.ready;
  }
}

const over: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** The stream of a model's first call, which begins once the engine is loaded. */
class LazyStream implements AsyncIterator<ModelDelta, undefined> {
  readonly #engine: LazyEngine;
  readonly #request: ModelRequest;
  #stream: AsyncIterator<ModelDelta, undefined> | undefined;
  #left = false;

  constructor(engine: LazyEngine, request: ModelRequest) {
    this.#engine = engine;
    this.#request = request;
  }

  next(): Promise<IteratorResult<ModelDelta, undefined>> {
    return this.#stream?.next() ?? this.#begin();
  }

  async return(): Promise<IteratorResult<ModelDelta, undefined>> {
    this.#left = true;
    return this.#stream?.return?.() ?? over;
  }

  async #begin(): Promise<IteratorResult<ModelDelta, undefined>> {
    const engine = await this.#engine.load();
    if (this.#left) return over;
    this.#stream ??= engine.stream(this.#request);
    return this.#stream.next();
  }
}
