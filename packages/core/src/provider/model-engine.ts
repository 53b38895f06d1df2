import type { ModelDelta, ModelReply, ModelRequest } from "../model.js";
import { answeringModel } from "./answering-model.js";
import { EventReply } from "./event-reply.js";
import type { EventSource } from "./event-source.js";
import { Exchange, type ModelState, type Opened } from "./exchange.js";
import type { HttpModelDefinition, ModelDefinition } from "./model-definition.js";
import { readIncoming, readWhole } from "./read-reply.js";
import { ReplyStream } from "./reply-stream.js";
import { schemaLadder } from "./schema-ladder.js";
import type { Transport } from "./transport.js";

/** What answers a model's calls. */
export interface ModelEngine {
  generate(request: ModelRequest): Promise<ModelReply>;
  stream(request: ModelRequest): AsyncIterator<ModelDelta, undefined>;
}

/** Makes a model's engine out of its definition. */
export async function modelEngine(given: ModelDefinition): Promise<ModelEngine> {
  const definition = await httpDefinition(given);
  const ladder = schemaLadder(definition.capabilities.structuredOutput, definition.canEncode);
  const state: ModelState = { definition, connect: connectOnce(definition), ladder };
  return {
    generate: (request) => generate(state, request),
    stream: (request) => new ReplyStream(state, request),
  };
}

async function httpDefinition(given: ModelDefinition): Promise<HttpModelDefinition> {
  if ("answer" in given) return answeringModel(given);
  if (!("load" in given)) return given;
  const { load, ...described } = given;
  return { ...(await load()), ...described };
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
