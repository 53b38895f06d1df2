import { StreamError } from "../errors/answer-errors.js";
import type { ModelReply } from "../model.js";
import type { StreamDecoder } from "./adapter.js";
import { errorIn } from "./error-body.js";
import { type EventBatch, type EventSource, eventValue, type SourceEvent } from "./event-source.js";
import type { Exchange, Opened } from "./exchange.js";
import { parsed } from "./guarded-fetch.js";
import { readWhole } from "./read-reply.js";
import { VendorFailure } from "./vendor-failure.js";

/** The result of a pull: pieces of the text, followed by the complete reply or the failure of the stream. */
export interface ReplyPieces {
  readonly texts: readonly string[];
  readonly reply?: ModelReply;
  readonly failure?: { readonly thrown: unknown };
}

/** Reads the reply in a stream of events. */
export class EventReply {
  /** The text so far. */
  text = "";
  readonly #exchange: Exchange;
  readonly #opened: Opened;
  readonly #events: EventSource;
  readonly #decoder: StreamDecoder;
  #hasEvents = false;

  constructor(exchange: Exchange, opened: Opened, events: EventSource) {
    this.#exchange = exchange;
    this.#opened = opened;
    this.#events = events;
    this.#decoder = exchange.decode(() => exchange.definition.decodeStream(opened.context));
  }

  /** Reads the next events. Pieces before a failure are returned with it. */
  pull(): Promise<ReplyPieces> {
    return this.#events.pull(this.#take);
  }

  readonly #take = ({ events, end }: EventBatch): ReplyPieces => {
    const texts: string[] = [];
    try {
      if (events.length > 0) this.#exchange.guard.heard();
      else this.#exchange.guard.keptAlive();
      for (const event of events) {
        const piece = this.#push(event);
        if (piece) texts.push(piece);
      }
      const ended = end ?? (this.#decoder.ended?.() ? { endMark: true, rest: "" } : undefined);
      return ended ? { texts, reply: this.#end(ended) } : { texts };
    } catch (thrown) {
      return { texts, failure: { thrown } };
    }
  };

  /** Closes the connection of a stream that its reader leaves early. */
  cancel(): void {
    this.#events.cancel();
  }

  #push(event: SourceEvent): string {
    const piece = this.#exchange.decode(() => {
      const value = eventValue(event);
      if (value === undefined) return "";
      this.#hasEvents = true;
      if (event.name === "error" || errorIn(value)) throw this.#failure(value);
      return this.#decoder.push(value, event.name);
    });
    this.text += piece;
    return piece;
  }

  #end({ endMark, rest }: NonNullable<EventBatch["end"]>): ModelReply {
    const exchange = this.#exchange;
    const decoded = exchange.decode(() => this.#decoder.reply(endMark));
    if (decoded) {
      this.#events.finish();
      return exchange.toReply(decoded, this.#opened.incoming.headers);
    }
    this.#events.cancel();
    return this.#strayReply(rest) ?? this.#cut();
  }

  /** Reads text that a server wrote outside of the events: an error, or the complete reply. */
  #strayReply(rest: string): ModelReply | undefined {
    if (rest.trim() === "") return undefined;
    const isError = /^\s*(?:error\b|<)/i.test(rest);
    const body = parsed(rest.replace(/^\s*error\b\s*:?\s*/i, ""));
    if (typeof body === "string" && !isError) return undefined;
    if (isError || errorIn(body)) throw this.#failure(body);
    return this.#hasEvents ? undefined : readWhole(body, this.#exchange, this.#opened);
  }

  #failure(body: unknown): VendorFailure {
    return new VendorFailure({ status: 200, headers: this.#opened.incoming.headers, body });
  }

  #cut(): never {
    const { provider, id } = this.#exchange.definition;
    throw new StreamError(`The stream of ${provider}:${id} stopped before its end; what arrived is not a complete answer.`, {
      provider,
      retryable: true,
      text: this.text,
    });
  }
}
