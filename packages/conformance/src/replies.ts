import { expect, test } from "vitest";
import { ask, type Context, modes, readStream, send, start } from "./context.js";
import { pngBytes, pngPart } from "./pictures.js";
import { say } from "./server/scenario.js";

/** What a provider reads out of an answer, the same in both ways. */
export function replies(context: Context): void {
  const { supports } = context;
  const request = ask(["Caption this.", pngPart(pngBytes(100))]);

  test.each(modes)("%s: text, finish and who answered", async (mode) => {
    const { server, model } = await start(context, say("A wolf in the snow."));
    const reply = await send(model, request, mode);
    expect(reply).toMatchObject({ text: "A wolf in the snow.", finish: "stop", provider: model.provider });
    expect(reply.model).not.toBe("");
    expect(reply.raw).toBeDefined();
    expect(server.requests).toHaveLength(1);
  });

  test("a stream's pieces are the text, and its reply is that of generate", async () => {
    const text = 'Ein Wölfchen 🐺 im Schnee — 雪の中の狼.\nÀ côté: "rien".';
    const { model } = await start(context, say(text, { chunks: [...text] }));
    const { texts, reply } = await readStream(model, request);
    expect(texts.join("")).toBe(text);
    expect(texts).not.toContain("");
    const { raw: _, rateLimits: __, requestId: ___, ...whole } = await model.generate(request);
    expect(reply).toMatchObject({ ...whole, text });
  });

  test.each(modes)("%s: usage, cached input and reasoning included in its sums", async (mode) => {
    const { model } = await start(context, say("A wolf.", { usage: { input: 120, output: 17, cached: 64, reasoning: 5 } }));
    const { usage } = await send(model, request, mode);
    const named = {
      input: { inputTokens: 120 },
      output: { outputTokens: 17 },
      cached: { cachedInputTokens: 64 },
      reasoning: { reasoningTokens: 5 },
    };
    expect(usage).toMatchObject(Object.assign({}, ...supports.usage.map((count) => named[count])));
  });

  const header = supports.requestIdHeader;
  if (header)
    test.each(modes)("%s: the request's id", async (mode) => {
      const { model } = await start(context, say("A wolf.", { headers: { [header ?? ""]: "req_conformance" } }));
      expect((await send(model, request, mode)).requestId).toBe("req_conformance");
    });

  if (supports.length)
    test.each(modes)("%s: cut by length", async (mode) => {
      const { model } = await start(context, say("A wolf in the", { finish: "length" }));
      expect(await send(model, request, mode)).toMatchObject({ text: "A wolf in the", finish: "length" });
    });

  if (supports.refusal)
    test.each(modes)("%s: a refusal is a finish", async (mode) => {
      const { model } = await start(context, say("I cannot help with that.", { finish: "refusal" }));
      expect((await send(model, request, mode)).finish).toBe("refusal");
    });

  if (supports.refusal)
    test("what is said in refusing is no text of the stream", async () => {
      const { model } = await start(context, say("I cannot help with that.", { finish: "refusal" }));
      expect((await readStream(model, request)).texts).toEqual([]);
    });

  if (supports.filtered)
    test.each(modes)("%s: a filtered answer is a finish", async (mode) => {
      const { model } = await start(context, say("", { finish: "filtered" }));
      expect((await send(model, request, mode)).finish).toBe("filtered");
    });
}
