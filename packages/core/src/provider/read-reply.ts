import type { ModelReply } from "../model.js";
import { errorIn } from "./error-body.js";
import { type EventSource, isEvents, malformed, parsedEvents, responseEvents } from "./event-source.js";
import type { Exchange, Opened } from "./exchange.js";
import { maxReplyBytes, readBody } from "./read-body.js";
import { VendorFailure } from "./vendor-failure.js";

/** A response, as one body or as a stream of events: servers do not always send the requested form. */
export type Incoming =
  | { readonly kind: "body"; readonly body: unknown }
  | { readonly kind: "events"; readonly events: EventSource };

/** Reads a response as far as is needed to determine its form. */
export async function readIncoming({ incoming }: Opened, exchange: Exchange): Promise<Incoming> {
  if (isEvents(incoming)) return { kind: "events", events: parsedEvents(incoming.events) };
  if (!("status" in incoming)) return { kind: "body", body: incoming.value };
  const type = incoming.headers.get("content-type") ?? "";
  if (/event-stream/i.test(type)) return { kind: "events", events: responseEvents(incoming, exchange.definition.endMark) };
  return { kind: "body", body: parseBody(await readBody(incoming, maxReplyBytes), { type, exchange }) };
}

/** Parses a body as JSON. An HTML page comes from a wrong base URL; any other text is retryable, since it may have been garbled in transit. */
function parseBody(text: string, { type, exchange }: { readonly type: string; readonly exchange: Exchange }): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const isPage = /html/i.test(type) && /^\s*</.test(text);
    throw new VendorFailure({
      status: 200,
      explanation: isPage
        ? {
            kind: "unknown",
            message: `${exchange.address ?? "the server"} responded with an HTML page.`,
            hint: { option: "baseURL", advice: "Check the baseURL." },
            retryable: false,
          }
        : { ...malformed, message: "the reply is not JSON." },
    });
  }
}

/** Reads the reply in a complete body. */
export function readWhole(body: unknown, exchange: Exchange, opened: Opened): ModelReply {
  return exchange.decode(() => {
    if (errorIn(body)) throw new VendorFailure({ status: 200, headers: opened.incoming.headers, body });
    return exchange.toReply(exchange.definition.decode(body, opened.context), opened.incoming.headers);
  });
}
