import { EventReader, type ServerEvent } from "./event-reader.js";
import { BodyReader, maxReplyBytes } from "./read-body.js";
import type { IncomingReply } from "./transport.js";
import { VendorFailure } from "./vendor-failure.js";

/** An event of a stream: as it came, or as a client has parsed it. */
export type SourceEvent = ServerEvent | { readonly name: undefined; readonly value: unknown };

/** What a pull from a stream brings: events (perhaps none yet, from a server that merely shows it is there), or the end. */
export interface EventBatch {
  readonly events: readonly SourceEvent[];
  /** The stream has ended: by its end mark, or in good order with its last byte. */
  readonly end?: { readonly endMark: boolean /** Text that belongs to no event. */; readonly rest: string };
}

/** The events of a stream, from wherever it comes. */
export interface EventSource {
  /** @param take is passed what comes, in the same step */
  pull<T>(take: (batch: EventBatch) => T): Promise<T>;
  /** Leaves the stream before its end, and closes its connection. */
  cancel(): void;
  /** Leaves the stream after its last event, and keeps its connection for the next request. */
  finish(): void;
}

/** A stream of server-sent events in a response's body. */
export function responseEvents(response: Response, endMark: string | undefined): EventSource {
  const { body } = response;
  if (!body) return { pull: async (take) => take({ events: [], end: { endMark: false, rest: "" } }), cancel() {}, finish() {} };
  const bytes = new BodyReader(body, maxReplyBytes);
  const reader = new EventReader();
  function toBatch(text: string | undefined): EventBatch {
    if (text !== undefined) return batchOf(reader.feed(text), endMark);
    const { events, rest } = reader.end();
    const batch = batchOf(events, endMark);
    return batch.end ? batch : { ...batch, end: { endMark: false, rest } };
  }
  return {
    pull: (take) => bytes.read((text) => take(toBatch(text))),
    cancel: () => bytes.cancel(),
    finish: () => bytes.drain(),
  };
}

/** A stream that a client has parsed already. */
export function parsedEvents(events: AsyncIterable<unknown>): EventSource {
  const iterator = events[Symbol.asyncIterator]();
  const leave = (): void => void Promise.resolve(iterator.return?.()).catch(() => {});
  return {
    async pull(take) {
      const { done, value } = await iterator.next();
      return take(done ? { events: [], end: { endMark: false, rest: "" } } : { events: [{ name: undefined, value }] });
    },
    cancel: leave,
    finish: leave,
  };
}

/** Whether a client's reply is a stream of events. */
export function isEvents(incoming: IncomingReply): incoming is Extract<IncomingReply, { readonly events: unknown }> {
  return "events" in incoming;
}

function batchOf(events: readonly ServerEvent[], endMark: string | undefined): EventBatch {
  if (endMark === undefined) return { events };
  const end = events.findIndex(({ data }) => data.trim() === endMark);
  return end === -1 ? { events } : { events: events.slice(0, end), end: { endMark: true, rest: "" } };
}

/**
 * The data of an event.
 *
 * @returns `undefined` for one that holds none
 * @throws {VendorFailure} for data that is not JSON
 */
export function eventValue(event: SourceEvent): unknown {
  if ("value" in event) return event.value;
  const { name, data } = event;
  try {
    return JSON.parse(data);
  } catch {
    // Gateways wrap the comments of others: `data: : keep-alive`.
    if (data.startsWith(":")) return undefined;
    if (name === "error") return data;
    throw new VendorFailure({ explanation: { ...malformed, message: "the stream holds an event that is not JSON." } });
  }
}

/** Bytes were lost or garbled on the way: the same request may succeed. */
export const malformed = { kind: "unknown", status: 200, retryable: true } as const;
