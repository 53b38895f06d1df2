import { LegendaError } from "../errors/legenda-error.js";
import type { Model, ModelDelta, ModelReply, ModelRequest } from "../model.js";
import { abortable } from "../stream/abortable.js";
import { cutStream } from "../stream/cut-stream.js";
import { SharedStream } from "../stream/shared-stream.js";
import { free, readEntry, writeEntry } from "./cache-entry.js";
import { contentKey, type KeyedRequest } from "./cache-key.js";
import { wrapModel } from "./wrap-model.js";

/** A key-value store for texts: a `Map`, Keyv, `fileStore(folder)` of `@legenda/core/node`, or anything with these two methods, async or not. */
export interface CacheStore {
  /** Returns the text; `undefined` or `null` if there is none. */
  get(key: string): unknown;
  /** @param ttl milliseconds after which the entry may be deleted, if the cache has a limit */
  set(key: string, value: string, ttl?: number): unknown;
}

export interface CacheOptions {
  /**
   * How long a reply is reused, in milliseconds.
   *
   * @default without limit
   */
  readonly ttl?: number;
  /**
   * Computes the key, for example by adding a prefix to that of the content; `undefined` bypasses the cache.
   */
  readonly key?: (request: ModelRequest, contentKey: () => Promise<string>) => string | undefined | Promise<string | undefined>;
  /** Called when the store fails or no key can be computed. The call continues without the cache. */
  readonly onError?: (error: unknown, during: "key" | "get" | "set") => void;
  /** The current time in milliseconds since 1970, for tests. */
  readonly now?: () => number;
}

/**
 * Wraps a model so that equal requests are answered from a store. Requests are equal if their content is: model,
 * messages, schema, parameters, and the bytes of images. Only complete answers are stored; equal requests that run at
 * the same time share one answer. A reply from the store has 0 `attempts` and no tokens. If the store fails, or returns
 * something else, the request is sent as if there were no cache.
 *
 * @example
 * import { fileStore } from "@legenda/core/node";
 *
 * const model = cached(openai("gpt-4o-mini"), fileStore(".captions"));
 */
export function cached(model: Model, store: CacheStore, options: CacheOptions = {}): Model {
  const { ttl, onError, now = Date.now } = options;
  const running = new Map<string, SharedStream<ModelDelta, void>>();

  async function keyOf(request: ModelRequest): Promise<KeyedRequest | undefined> {
    try {
      if (!options.key) return await contentKey(model, request);
      let content: Promise<KeyedRequest> | undefined;
      const key = await options.key(request, async () => {
        content ??= contentKey(model, request);
        return (await content).key;
      });
      return key === undefined ? undefined : { key, request: content ? (await content).request : request };
    } catch (error) {
      request.signal?.throwIfAborted();
      onError?.(error, "key");
      return undefined;
    }
  }

  async function find(key: string): Promise<ModelReply | undefined> {
    try {
      const stored = await store.get(key);
      return stored === undefined || stored === null
        ? undefined
        : readEntry(stored, { ttl: ttl ?? Number.POSITIVE_INFINITY, now: now() });
    } catch (cause) {
      onError?.(new LegendaError(`The cache could not be read at "${key}".`, { cause }), "get");
      return undefined;
    }
  }

  async function keep(key: string, reply: ModelReply): Promise<void> {
    try {
      await store.set(key, writeEntry(reply, now()), ...(ttl === undefined ? [] : [ttl]));
    } catch (cause) {
      onError?.(new LegendaError(`The cache could not be written at "${key}".`, { cause }), "set");
    }
  }

  /** Looks a request up; if it is not stored, sends it and stores the answer. */
  async function* answer({ key, request }: KeyedRequest, send: Send): AsyncGenerator<ModelDelta, void> {
    const storedReply = await find(key);
    if (storedReply) return yield* replay(storedReply);
    for await (const delta of send(request)) {
      if (delta.type === "end" && delta.reply.finish === "stop") await keep(key, delta.reply);
      yield delta;
    }
  }

  /** The shared answer of the requests with one key. It is stopped when the last of them is gone. */
  function share(keyed: KeyedRequest, send: Send): SharedStream<ModelDelta, void> {
    const stop = new AbortController();
    const forget = () => {
      if (running.get(keyed.key) === shared) running.delete(keyed.key);
    };
    async function* source(): AsyncGenerator<ModelDelta, void> {
      try {
        yield* answer({ key: keyed.key, request: { ...keyed.request, signal: stop.signal } }, send);
      } finally {
        forget();
      }
    }
    const shared = new SharedStream(source(), () => {
      forget();
      stop.abort();
    });
    running.set(keyed.key, shared);
    return shared;
  }

  async function* read(request: ModelRequest, send: Send): AsyncGenerator<ModelDelta, void> {
    request.signal?.throwIfAborted();
    const keyed = await keyOf(request);
    request.signal?.throwIfAborted();
    if (!keyed) return yield* send(request);
    const joined = running.get(keyed.key);
    let end: ModelReply | undefined;
    for await (const delta of abortable((joined ?? share(keyed, send)).read(), request.signal)) {
      if (delta.type === "end") end = delta.reply;
      else yield delta;
    }
    if (end) yield { type: "end", reply: joined ? free(end) : end };
  }

  const generate: Send = async function* (request) {
    yield* replay(await model.generate(request));
  };

  return wrapModel(model, {
    async generate(request) {
      for await (const delta of read(request, generate)) if (delta.type === "end") return delta.reply;
      throw cutStream(model);
    },
    stream: (request) => read(request, (sent) => model.stream(sent)),
  });
}

type Send = (request: ModelRequest) => AsyncIterable<ModelDelta>;

/** A complete reply as a stream. The text of a refusal is not part of it. */
async function* replay(reply: ModelReply): AsyncGenerator<ModelDelta, void> {
  if (reply.text !== "" && (reply.finish === "stop" || reply.finish === "length")) yield { type: "text", text: reply.text };
  yield { type: "end", reply };
}
