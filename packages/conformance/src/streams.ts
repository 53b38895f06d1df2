import { type Model, type ModelRequest, ProviderError, StreamError } from "@legenda/core";
import { expect, test } from "vitest";
import { ask, type Context, failureOf, readStream, start, until } from "./context.js";
import { pngBytes, pngPart } from "./pictures.js";
import { type Broken, breakOff, say } from "./server/scenario.js";

/** How a stream begins, goes on and ends. */
export function streams(context: Context): void {
  const { supports } = context;
  const request = ask(["Caption this.", pngPart(pngBytes(100))]);

  test("nothing is sent before it is read", async () => {
    const { server, model } = await start(context);
    const iterator = model.stream(request)[Symbol.asyncIterator]();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await iterator.return?.();
    expect(server.requests).toHaveLength(0);
  });

  test("pieces come as they are made", async () => {
    const { model } = await start(context, say("one two three", { delayMs: 60 }));
    if (!model.capabilities.streaming) return;
    const times: number[] = [];
    for await (const _ of model.stream(request)) times.push(performance.now());
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(80);
  });

  test("leaving it closes the connection", async () => {
    const { server, model } = await start(context, say("word ".repeat(200), { delayMs: 20 }));
    for await (const delta of model.stream(request)) {
      expect(delta.type).toBe("text");
      break;
    }
    await until(() => server.open === 0, "the connection of a stream that was left is closed");
  });

  const faults: readonly Broken["how"][] = ["between", "middle", "malformed", ...(supports.endMark ? (["no-end"] as const) : [])];
  test.each(faults)("cut (%s), it ends in an error that holds what had arrived", async (how) => {
    const { model } = await start(context, breakOff(how));
    if (!model.capabilities.streaming) return;
    const { texts, error } = await readBroken(model, request);
    expect(error).toBeInstanceOf(StreamError);
    expect(error).toMatchObject({ provider: model.provider, retryable: true, text: texts.join("") });
    expect("A wolf in the snow.").toContain(texts.join(""));
    expect(texts.join("")).not.toBe("");
  });

  if (supports.errorEvents)
    test("an error event ends it in an error", async () => {
      const { model } = await start(context, breakOff("error-event"));
      if (!model.capabilities.streaming) return;
      const { error } = await readBroken(model, request);
      expect(error instanceof StreamError || error instanceof ProviderError, String(error)).toBe(true);
    });

  test("a model is as good as new after a broken stream", async () => {
    const { model } = await start(context, breakOff("before"), say("A wolf."));
    await failureOf(readStream(model, request));
    expect((await readStream(model, request)).reply.text).toBe("A wolf.");
  });
}

async function readBroken(model: Model, request: ModelRequest): Promise<{ texts: readonly string[]; error: unknown }> {
  const texts: string[] = [];
  const error = await failureOf(
    (async () => {
      for await (const delta of model.stream(request)) if (delta.type === "text") texts.push(delta.text);
    })(),
  );
  return { texts, error };
}
