import type { Model, ModelReply, ModelRequest } from "../model.js";
import { answeringModel } from "./answering-model.js";
import { EventReply } from "./event-reply.js";
import type { EventSource } from "./event-source.js";
import { Exchange, type ModelState, type Opened } from "./exchange.js";
import type { AnsweringModelDefinition, HttpModelDefinition } from "./model-definition.js";
import { readIncoming, readWhole } from "./read-reply.js";
import { ReplyStream } from "./reply-stream.js";
import { schemaLadder } from "./schema-ladder.js";
import type { Transport } from "./transport.js";

/**
 * Makes a model out of what one vendor words in its own way, or of any function that answers. All models made by it
 * keep the same promises: nothing is sent that the model cannot take, a whole answer has a deadline and a stream may
 * not fall silent, a redirect is not followed, a reply that is not whole is an error, and no error holds a key or an
 * image.
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
export function createModel(given: HttpModelDefinition | AnsweringModelDefinition): Model {
  const definition = "answer" in given ? answeringModel(given) : given;
  const { provider, id, capabilities } = definition;
  const ladder = schemaLadder(capabilities.structuredOutput, definition.canEncode);
  const state: ModelState = { definition, connect: connectOnce(definition), ladder };
  return {
    specification: "v1",
    provider,
    id,
    capabilities,
    generate: (request) => generate(state, request),
    stream: (request) => ({ [Symbol.asyncIterator]: () => new ReplyStream(state, request) }),
  };
}

async function generate(state: ModelState, request: ModelRequest): Promise<ModelReply> {
  const exchange = new Exchange(state, request, false);
  let complete = false;
  try {
    const reply = await exchange.guard.wait(ask(exchange));
    complete = true;
    return reply;
  } catch (thrown) {
    const filtered = exchange.filteredReply(thrown);
    if (filtered) return filtered;
    throw exchange.errorOf(thrown);
  } finally {
    exchange.end(complete);
  }
}

/** Asks in the best way that is left, until one is not refused. */
async function ask(exchange: Exchange): Promise<ModelReply> {
  await exchange.prepare();
  for (;;) {
    try {
      const opened = await exchange.open();
      const incoming = await readIncoming(opened, exchange);
      if (incoming.kind === "body") return readWhole(incoming.body, exchange, opened);
      // A gateway that always streams.
      return await collect(exchange, opened, incoming.events);
    } catch (thrown) {
      if (!exchange.canAskOtherwise(exchange.errorOf(thrown))) throw thrown;
    }
  }
}

async function collect(exchange: Exchange, opened: Opened, events: EventSource): Promise<ModelReply> {
  const reader = new EventReply(exchange, opened, events);
  for (;;) {
    const { reply, failure } = await reader.pull();
    if (failure) throw failure.thrown;
    if (reply) return reply;
  }
}

/** Parallel first calls share one connection in the making; one that fails is made again with the next call. */
function connectOnce({ connect }: HttpModelDefinition): () => Transport | Promise<Transport> {
  let transport: Transport | Promise<Transport> | undefined;
  return () => {
    if (transport) return transport;
    const made = connect();
    transport = made;
    if (made instanceof Promise)
      made.then(
        (ready) => {
          transport = ready;
        },
        () => {
          transport = undefined;
        },
      );
    return made;
  };
}
