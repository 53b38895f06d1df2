import { EventReader, type ServerEvent } from "./event-reader.js";
import { BodyReader, maxReplyBytes } from "./read-body.js";
import type { IncomingReply } from "./transport.js";
import { VendorFailure } from "./vendor-failure.js";

/** An event of a stream: as it was received, or as a client has parsed it. */
export type SourceEvent = ServerEvent | { readonly name: undefined; readonly value: unknown };

/** The result of a pull from a stream: events (none after a mere sign of life), or the end. */
export interface EventBatch {
  readonly events: readonly SourceEvent[];
  /** Whether the stream has ended, by its end mark or a clean end of the body. */
  readonly end?: { readonly endMark: boolean /** Text that belongs to no event. */; readonly rest: string };
}

/** The events of a stream, from any kind of client. */
export interface EventSource {
  /** @param take called with the events, in the same step */
  pull<T>(take: (batch: EventBatch) => T): Promise<T>;
  /** Cancels the stream before its end, and closes its connection. */
  cancel(): void;
  /** Finishes the stream after its last event, and keeps its connection for the next request. */
  finish(): void;
}

/** The server-sent events in a response's body. */
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

/** The events of a stream that a client has already parsed. */
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
 * @returns `undefined` if it has none
 * @throws {VendorFailure} for data that is not JSON
 */
export function eventValue(event: SourceEvent): unknown {
  if ("value" in event) return event.value;
  const { name, data } = event;
  try {
    return JSON.parse(data);
  } catch {
    // Gateways wrap comments of the upstream server: `data: : keep-alive`.
    if (data.startsWith(":")) return undefined;
    if (name === "error") return data;
    throw new VendorFailure({ explanation: { ...malformed, message: "the stream contains an event that is not JSON." } });
  }
}

/** The explanation of a malformed reply. It is retryable, since bytes may have been lost in transit. */
export const malformed = { kind: "unknown", status: 200, retryable: true } as const;
