import { expect, test } from "vitest";
import { ask, type Context, modes, readStream, send, start } from "./context.js";
import { imagesIn, pngBytes, pngPart } from "./pictures.js";
import { breakOff, fail, say } from "./server/scenario.js";

/** Calls at the same time share nothing. */
export function parallel(context: Context): void {
  test.each(modes)("%s: each call has its own image and answer", async (mode) => {
    const { server, model } = await start(context);
    server.script(({ text }) => say(`answer ${/call (\d+)/.exec(text)?.[1]}`, { delayMs: 5 }));
    const pictures = Array.from({ length: 8 }, (_, index) => pngBytes(50_000 + index, index + 1));
    const answers = await Promise.all(pictures.map((bytes, index) => send(model, ask([`call ${index}`, pngPart(bytes)]), mode)));
    expect(answers.map(({ text }) => text)).toEqual(pictures.map((_, index) => `answer ${index}`));
    for (const { text, body } of server.requests) {
      const index = Number(/call (\d+)/.exec(text)?.[1]);
      expect(imagesIn(body)).toEqual([pictures[index]]);
    }
  });

  test("one that fails leaves the others alone", async () => {
    const { server, model } = await start(context);
    server.script(({ text }) =>
      text.includes("call 1") ? fail(400) : text.includes("call 2") ? breakOff("before") : say("A wolf."),
    );
    const outcomes = await Promise.allSettled(
      [0, 1, 2, 3].map((index) => model.generate(ask([`call ${index}`, pngPart(pngBytes(99))]))),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  });

  test("two streams are read in turns", async () => {
    const { model } = await start(context, say("one two three four", { delayMs: 5 }));
    const read = () => readStream(model, ask(["Caption this.", pngPart(pngBytes(99))]));
    const [first, second] = await Promise.all([read(), read()]);
    expect([first.reply.text, second.reply.text]).toEqual(["one two three four", "one two three four"]);
  });
}
