import { expect, test } from "vitest";
import { ask, type Context, failureOf, modes, readStream, send, start, until } from "./context.js";
import { pngBytes, pngPart } from "./pictures.js";
import { breakOff, say } from "./server/scenario.js";

/** An abort ends a call at once, by the signal's own reason, and closes its connection. */
export function aborts(context: Context): void {
  const parts = ["Caption this.", pngPart(pngBytes(100))];

  test.each(modes)("%s: before the start, nothing is sent", async (mode) => {
    const { server, model } = await start(context);
    const reason = new Error("not today");
    expect(await failureOf(send(model, ask(parts, { signal: AbortSignal.abort(reason) }), mode))).toBe(reason);
    expect(server.requests).toHaveLength(0);
  });

  test.each(modes)("%s: while the server is silent", async (mode) => {
    const { server, model } = await start(context, breakOff("silent"));
    const controller = new AbortController();
    const outcome = failureOf(send(model, ask(parts, { signal: controller.signal }), mode));
    await until(() => server.requests.length === 1, "the request arrives");
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await outcome).toBe(reason);
    await until(() => server.open === 0, "the connection of an aborted call is closed");
  });

  test.each(modes)("%s: by a timeout signal", async (mode) => {
    const { model } = await start(context, breakOff("silent"));
    const signal = AbortSignal.timeout(60);
    expect(await failureOf(send(model, ask(parts, { signal }), mode))).toBe(signal.reason);
  });

  test("in the middle of a stream", async () => {
    const { server, model } = await start(context, say("word ".repeat(200), { delayMs: 20 }));
    if (!model.capabilities.streaming) return;
    const controller = new AbortController();
    const reason = new Error("enough");
    let pieces = 0;
    const outcome = failureOf(
      (async () => {
        for await (const _ of model.stream(ask(parts, { signal: controller.signal })))
          if (++pieces === 2) controller.abort(reason);
      })(),
    );
    expect(await outcome).toBe(reason);
    expect(pieces).toBeLessThan(5);
    await until(() => server.open === 0, "the connection of an aborted stream is closed");
  });

  test.each(modes)("%s: after the end it changes nothing", async (mode) => {
    const { model } = await start(context, say("A wolf."));
    const controller = new AbortController();
    const reply = await send(model, ask(parts, { signal: controller.signal }), mode);
    controller.abort();
    expect(reply.text).toBe("A wolf.");
    expect((await readStream(model, ask(parts))).reply.text).toBe("A wolf.");
  });
}
