import { bodyPieces } from "./body-reader.js";

/**
 * The data of a server-sent event stream, as often as bytes arrive.
 *
 * @param idleMs the most milliseconds between two arrivals
 * @throws {TimedOut} and whatever the connection fails with
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* eventData(body: ReadableStream<Uint8Array>, idleMs: number): AsyncGenerator<readonly string[]> {
  const events: string[] = [];
  let rest = "";
  let data: string | undefined;

  function take(line: string): void {
    if (line === "") {
      if (data !== undefined) events.push(data);
      data = undefined;
    } else if (line.startsWith("data:")) {
      const field = line.slice(line.startsWith("data: ") ? 6 : 5);
      data = data === undefined ? field : `${data}\n${field}`;
    }
  }

  for await (const piece of bodyPieces(body, idleMs)) {
    // A carriage return at the very end may be half of a line end.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
    if (events.length > 0) yield events.splice(0);
  }
  // Some servers leave out the blank line behind their last event.
  take(rest.replace(/\r$/, ""));
  take("");
  if (events.length > 0) yield events;
}
