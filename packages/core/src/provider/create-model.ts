/**
 * `createModel` by itself. `@legenda/core/provider` has it too, beside what an adapter uses; a provider that imports it from
 * here, and its adapter with the first call, adds next to nothing to a program before that.
 *
 * @module
 */
import type { Model, ModelDelta, ModelRequest } from "../model.js";
import type { ModelDefinition } from "./model-definition.js";
import type { ModelEngine } from "./model-engine.js";

export { type CapabilityOverrides, mergeCapabilities, type ProviderOptions } from "./provider-options.js";

/**
 * Makes a model out of what one vendor words in its own way, or of any function that answers. All models made by it
 * keep the same promises: nothing is sent that the model cannot take, a whole answer has a deadline and a stream may
 * not fall silent, a redirect is not followed, a reply that is not whole is an error, and no error holds a key or an
 * image. What keeps them is loaded with the first call.
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

/** A model's engine, loaded once; after a failure, with the next call again. */
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

/** The stream of a model's first call, which begins once the engine is there. */
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
