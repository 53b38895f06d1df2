import type { Capabilities, Model, ModelDelta, ModelReply, ModelRequest, StructuredOutputMode } from "@legenda/core";
import { checkParams } from "@legenda/core/provider";
import { bodyText } from "./body-reader.js";
import { type Connection, type ConnectionOptions, connecting, defaultTimeout, type ServerDescription } from "./client.js";
import type { Dialect } from "./dialect.js";
import { eventData } from "./event-data.js";
import { endMissing, failureOf, type Origin, rateLimitsIn, streamFailure } from "./failures.js";
import { checkMessages, type SentImages, sentImages } from "./sent-images.js";
import { structuredLadder } from "./structured.js";
import type { Reading, Wire } from "./wire.js";

export interface ModelDescription {
  readonly id: string;
  readonly capabilities: Capabilities;
  readonly dialect: Dialect;
  readonly wire: Wire;
  readonly server: ServerDescription;
  readonly connection: ConnectionOptions;
}

/** A request under way: what stays the same however often it is sent. */
interface Prepared extends Connection {
  readonly request: ModelRequest;
  readonly images: SentImages;
  readonly origin: Origin;
}

/** Makes the model: a request goes out by the wire, and what comes back is read here. */
export function makeModel({ id, capabilities, dialect, wire, server, connection }: ModelDescription): Model {
  const { provider } = server;
  const { timeoutMs = defaultTimeout } = connection;
  const described = { provider, id, capabilities };
  const connect = connecting(connection, server);
  const ladder = structuredLadder(capabilities.structuredOutput);

  async function prepare(request: ModelRequest): Promise<Prepared> {
    request.signal?.throwIfAborted();
    checkParams(described, request.params);
    checkMessages(request.messages, described);
    const connected = await connect();
    const images = await sentImages(request.messages, described, connected.slots, request.signal);
    return { ...connected, request, images, origin: { provider, id, secrets: connected.secrets } };
  }

  /** Sends the request, and once more in another way where the server refuses the way of structured output. */
  async function respond(
    { client, request, images, origin }: Prepared,
    stream: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    for (;;) {
      const mode: StructuredOutputMode | undefined = ladder.modeFor(request.schema);
      try {
        return await wire.send(client, { id, request, images, dialect, mode, stream }, { signal });
      } catch (error) {
        const failure = failureOf(error, origin, request.signal);
        if (!ladder.refused(failure, request.schema, mode)) throw failure;
      }
    }
  }

  function replyOf(reading: Reading, { headers }: Response): ModelReply {
    const requestId = headers.get("x-request-id");
    const rateLimits = rateLimitsIn(headers);
    return {
      ...reading,
      provider,
      model: reading.model ?? id,
      ...(requestId && { requestId }),
      ...(rateLimits && { rateLimits }),
    };
  }

  async function readWhole(response: Response, { origin, request }: Prepared): Promise<ModelReply> {
    try {
      return replyOf(wire.read(JSON.parse(await bodyText(response, timeoutMs))), response);
    } catch (error) {
      throw failureOf(error, origin, request.signal);
    }
  }

  async function generate(request: ModelRequest): Promise<ModelReply> {
    const prepared = await prepare(request);
    try {
      return await readWhole(await respond(prepared, false, request.signal), prepared);
    } finally {
      prepared.images.release();
    }
  }

  async function* deltas(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelDelta, void> {
    const prepared = await prepare(request);
    let response: Response;
    try {
      response = await respond(prepared, true, signal);
    } finally {
      prepared.images.release();
    }
    if (!response.body || /json/.test(response.headers.get("content-type") ?? "")) {
      // A server that does not stream answers as if it had not been asked to.
      const reply = await readWhole(response, prepared);
      if (reply.text && reply.finish !== "refusal") yield { type: "text", text: reply.text };
      return yield { type: "end", reply };
    }
    const events = wire.events();
    let text = "";
    try {
      for await (const batch of eventData(response.body, timeoutMs)) {
        for (const data of batch) {
          const piece = events.read(data);
          if (!piece) continue;
          text += piece;
          yield { type: "text", text: piece };
        }
        const reading = events.end();
        if (reading) return yield { type: "end", reply: replyOf(reading, response) };
      }
    } catch (error) {
      throw streamFailure(error, text, prepared.origin, request.signal);
    }
    throw request.signal?.aborted ? request.signal.reason : endMissing(text, prepared.origin);
  }

  return { ...described, generate, stream: (request) => stoppable((signal) => deltas(request, signal), request.signal) };
}

/** A stream that closes its connection at once when it is left, even where it still waits for its first byte. */
function stoppable(
  start: (signal: AbortSignal) => AsyncGenerator<ModelDelta, void>,
  outer: AbortSignal | undefined,
): AsyncIterable<ModelDelta> {
  return {
    [Symbol.asyncIterator]() {
      const controller = new AbortController();
      const abort = () => controller.abort(outer?.reason);
      const generator = start(controller.signal);
      let begun = false;
      const over = () => outer?.removeEventListener("abort", abort);
      return {
        async next() {
          if (!begun) outer?.addEventListener("abort", abort, { once: true });
          begun = true;
          try {
            const result = await generator.next();
            if (result.done) over();
            return result;
          } catch (error) {
            over();
            throw error;
          }
        },
        return() {
          over();
          controller.abort();
          return generator.return();
        },
      };
    },
  };
}
