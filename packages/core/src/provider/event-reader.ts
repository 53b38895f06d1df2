import { createParser, type ParseError } from "eventsource-parser";
import { BodyTooLong } from "./read-body.js";
import { StrayText } from "./stray-text.js";

/** An event of a stream of server-sent events. */
export interface ServerEvent {
  /** The event's name; `undefined` if it has none. */
  readonly name: string | undefined;
  readonly data: string;
}

/** Lines with their line breaks, and a last one without. */
const lines = /[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g;

/** Maximum length of one event, in characters: 8 million. */
export const maxEventLength = 8_000_000;

/**
 * Splits a stream of server-sent events into its events. Frames without data, which servers send to keep a
 * connection open, are dropped. A line outside of the events, such as `error: {…}`, is returned as an event
 * with the name `"error"` if another event follows, and as `rest` at the end.
 */
export class EventReader {
  #events: ServerEvent[] = [];
  #tooLong = false;
  readonly #stray = new StrayText();
  readonly #parser;

  constructor(maxLength = maxEventLength) {
    this.#parser = createParser({
      maxBufferSize: maxLength,
      onEvent: ({ event: name, data }) => {
        if (data.trim() === "") return;
        const error = this.#stray.takeError();
        if (error !== undefined) this.#events.push({ name: "error", data: error });
        this.#events.push({ name, data });
      },
      onError: ({ type }: ParseError) => {
        if (type === "max-buffer-size-exceeded") this.#tooLong = true;
      },
    });
  }

  /**
   * @returns the events that the text completes
   * @throws {BodyTooLong} for an event of more than `maxLength` characters
   */
  feed(text: string): readonly ServerEvent[] {
    if (this.#stray.isPlain(text)) this.#parser.feed(text);
    else
      for (const line of text.match(lines) ?? []) {
        this.#stray.feed(line);
        this.#parser.feed(line);
      }
    if (this.#tooLong) throw new BodyTooLong();
    const events = this.#events;
    if (events.length > 0) this.#events = [];
    return events;
  }

  /**
   * Ends the stream.
   *
   * @returns the event without a blank line after it, and the text outside of the events
   */
  end(): { readonly events: readonly ServerEvent[]; readonly rest: string } {
    const rest = this.#stray.rest();
    this.#parser.feed("\n\n");
    return { events: this.#events, rest };
  }
}
