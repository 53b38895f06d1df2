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

/** Executes a model's calls. */
export interface ModelEngine {
  generate(request: ModelRequest): Promise<ModelReply>;
  stream(request: ModelRequest): AsyncIterator<ModelDelta, undefined>;
}

/** Creates a model's engine from its definition. */
export async function modelEngine(source: ModelDefinition): Promise<ModelEngine> {
  const definition = await httpDefinition(source);
  const ladder = schemaLadder(definition.capabilities.structuredOutput, definition.canEncode);
  const state: ModelState = { definition, connect: connectOnce(definition), ladder };
  return {
    generate: (request) => generate(state, request),
    stream: (request) => new ReplyStream(state, request),
  };
}

async function httpDefinition(definition: ModelDefinition): Promise<HttpModelDefinition> {
  if ("answer" in definition) return answeringModel(definition);
  if (!("load" in definition)) return definition;
  const { load, ...described } = definition;
  return { ...(await load()), ...described };
}

async function generate(state: ModelState, request: ModelRequest): Promise<ModelReply> {
  const exchange = new Exchange(state, request, false);
  let complete = false;
  try {
    const reply = await exchange.guard.wait(sendRequest(exchange));
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

/** Sends the request in the best remaining mode of structured output, until one is not rejected. */
async function sendRequest(exchange: Exchange): Promise<ModelReply> {
  await exchange.prepare();
  for (;;) {
    try {
      const opened = await exchange.open();
      const incoming = await readIncoming(opened, exchange);
      if (incoming.kind === "body") return readWhole(incoming.body, exchange, opened);
      // A gateway that always streams.
      return await collect(exchange, opened, incoming.events);
    } catch (thrown) {
      if (!exchange.canUseAnotherMode(exchange.errorOf(thrown))) throw thrown;
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

/** Connects once: parallel first calls share one attempt, and after a failure the next call tries again. */
function connectOnce({ connect }: HttpModelDefinition): () => Transport | Promise<Transport> {
  let transport: Transport | Promise<Transport> | undefined;
  return () => {
    if (transport) return transport;
    const connection = connect();
    transport = connection;
    if (connection instanceof Promise)
      connection.then(
        (ready) => {
          transport = ready;
        },
        () => {
          transport = undefined;
        },
      );
    return connection;
  };
}
