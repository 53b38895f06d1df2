import { errorOf, png } from "@legenda/test-kit";
import { describe, expect, test, vi } from "vitest";
import { DefinitionError, RateLimitError, StreamError } from "../errors/index.js";
import { image } from "../image/source.js";
import type { Model } from "../model.js";
import { type TestReply, testModel } from "../test/index.js";
import { fakeTracer } from "./testing/fake-tracer.js";
import { ask } from "./testing/requests.js";
import { type TraceOptions, traced } from "./traced.js";
import type { SpanAttributes } from "./tracer.js";

const pixel = Uint8Array.from(png());
const hashOf = async (bytes: Uint8Array) =>
  Buffer.from(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)).toString("hex");

function setUp(replies: TestReply | TestReply[], options: TraceOptions = {}, recording = true) {
  const tracer = fakeTracer(recording);
  const model = testModel(replies, { provider: "google", id: "gemini-3-flash" });
  return { tracer, model, shown: traced(model, { tracer, ...options }) };
}

const usage = { inputTokens: 100, outputTokens: 20, cachedInputTokens: 40, reasoningTokens: 5 };

describe("a span", () => {
  test("has the names of the conventions", async () => {
    const { tracer, shown } = setUp({ text: "A wolf.", usage });
    const params = { temperature: 0, topP: 0.9, maxTokens: 50, stop: ["."], seed: 7 };
    await shown.generate(ask("Secret prompt.", { params, schema: { name: "alt", jsonSchema: {} } }));
    expect(tracer.spans).toEqual([
      {
        name: "chat gemini-3-flash",
        kind: 2,
        startAttributes: {
          "gen_ai.operation.name": "chat",
          "gen_ai.provider.name": "gcp.gen_ai",
          "gen_ai.request.model": "gemini-3-flash",
        },
        attributes: {
          "gen_ai.output.type": "json",
          "gen_ai.request.temperature": 0,
          "gen_ai.request.top_p": 0.9,
          "gen_ai.request.max_tokens": 50,
          "gen_ai.request.stop_sequences": ["."],
          "gen_ai.request.seed": 7,
          "gen_ai.response.model": "gemini-3-flash",
          "gen_ai.response.finish_reasons": ["stop"],
          "gen_ai.usage.input_tokens": 100,
          "gen_ai.usage.output_tokens": 20,
          "gen_ai.usage.cache_read.input_tokens": 40,
          "gen_ai.usage.reasoning.output_tokens": 5,
        },
        exceptions: [],
        ended: 1,
      },
    ]);
  });

  test("says nothing of what is not known", async () => {
    const { tracer, shown } = setUp({ text: "", finish: "filtered", usage: {} });
    await shown.generate(ask());
    expect(tracer.spans[0]?.attributes).toEqual({
      "gen_ai.output.type": "text",
      "gen_ai.response.model": "gemini-3-flash",
      "gen_ai.response.finish_reasons": ["content_filter"],
    });
  });

  test("has the vendor's id of the reply", async () => {
    const base = testModel("A wolf.");
    const model: Model = {
      ...base,
      generate: async (request) => ({ ...(await base.generate(request)), raw: { id: "chatcmpl-1" } }),
    };
    const tracer = fakeTracer();
    await traced(model, { tracer }).generate(ask());
    expect(tracer.spans[0]?.attributes["gen_ai.response.id"]).toBe("chatcmpl-1");
  });

  test("is the parent of what the model does", async () => {
    const tracer = fakeTracer();
    const seen: unknown[] = [];
    const base = testModel("A wolf.");
    const model: Model = {
      ...base,
      generate(request) {
        seen.push(tracer.active?.name);
        return base.generate(request);
      },
      async *stream(request) {
        seen.push(tracer.active?.name);
        yield* base.stream(request);
      },
    };
    const shown = traced(model, { tracer });
    await shown.generate(ask());
    await Array.fromAsync(shown.stream(ask()));
    expect(seen).toEqual(["chat test-model", "chat test-model"]);
  });
});

describe("a failure", () => {
  test("has its type, a status and the error's words", async () => {
    const error = new RateLimitError("Too many.", { provider: "google", status: 429 });
    const { tracer, shown } = setUp(error);
    expect(await errorOf(shown.generate(ask()))).toBe(error);
    expect(tracer.spans[0]).toMatchObject({
      attributes: { "error.type": "RateLimitError" },
      status: { code: 2, message: "Too many." },
      exceptions: [{ name: "RateLimitError", message: "Too many." }],
      ended: 1,
    });
  });

  test("of somebody else's is known by its name alone", async () => {
    const { tracer, shown } = setUp(new TypeError("quoted: secret prompt"));
    await errorOf(shown.generate(ask()));
    expect(tracer.spans[0]).toMatchObject({ attributes: { "error.type": "TypeError" }, ended: 1 });
    expect(JSON.stringify(tracer.spans)).not.toContain("secret");
  });

  test("before the first piece of a stream", async () => {
    const { tracer, shown } = setUp(new RateLimitError("", { provider: "google" }));
    await errorOf(Array.fromAsync(shown.stream(ask())));
    expect(tracer.spans[0]).toMatchObject({ attributes: { "error.type": "RateLimitError" }, ended: 1 });
  });

  test("by throwing at once", async () => {
    const tracer = fakeTracer();
    const broken: Model = {
      ...testModel(""),
      generate: () => {
        throw new TypeError("broken");
      },
      stream: () => {
        throw new TypeError("broken");
      },
    };
    const shown = traced(broken, { tracer });
    await expect(shown.generate(ask())).rejects.toThrow("broken");
    await expect(Array.fromAsync(shown.stream(ask()))).rejects.toThrow("broken");
    expect(tracer.spans.map(({ ended }) => ended)).toEqual([1, 1]);
  });
});

describe("a stream", () => {
  test("ends its span with its end", async () => {
    const { tracer, shown } = setUp({ chunks: ["A ", "wolf."], usage });
    const reading = shown.stream(ask())[Symbol.asyncIterator]();
    expect(tracer.spans).toHaveLength(0);
    await reading.next();
    expect(tracer.spans[0]?.ended).toBe(0);
    while (!(await reading.next()).done);
    expect(tracer.spans[0]).toMatchObject({
      attributes: {
        "gen_ai.request.stream": true,
        "gen_ai.response.time_to_first_chunk": expect.any(Number),
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.response.finish_reasons": ["stop"],
      },
      ended: 1,
    });
  });

  test("that is left ends it without an error", async () => {
    const { tracer, shown } = setUp({ chunks: ["A ", "wolf."] });
    for await (const _ of shown.stream(ask())) break;
    expect(tracer.spans[0]?.ended).toBe(1);
    expect(tracer.spans[0]).not.toHaveProperty("status");
  });

  test("that breaks or is cut ends it with one", async () => {
    const { tracer, shown } = setUp([
      { chunks: ["A "], breaks: new StreamError("Broke.") },
      { chunks: ["A "], breaks: "cut" },
    ]);
    await errorOf(Array.fromAsync(shown.stream(ask())));
    await Array.fromAsync(shown.stream(ask()));
    expect(tracer.spans.map(({ attributes, ended }) => [attributes["error.type"], ended])).toEqual([
      ["StreamError", 1],
      ["StreamError", 1],
    ]);
  });
});

describe("content", () => {
  const images = [
    image.bytes(pixel),
    image.url(`data:image/png;base64,${btoa(String.fromCharCode(...pixel))}`),
    image.url("https://user:password@example.com/wolf.jpg?signature=secret#x"),
    image.file("no-such-file.png"),
  ];

  test("images stand in it by hash, type and size, URLs without query and credentials", async () => {
    const { tracer, shown } = setUp("A wolf.");
    await shown.generate(ask("Secret prompt.", { images }));
    const shownPixel = { sha256: await hashOf(pixel), mime_type: "image/png", size: pixel.length };
    expect(JSON.parse(String(tracer.spans[0]?.attributes["legenda.request.images"]))).toEqual([
      shownPixel,
      shownPixel,
      { uri: "https://example.com/wolf.jpg" },
      { unreadable: true },
    ]);
    const all = JSON.stringify(tracer.spans);
    for (const secret of ["Secret", 'wolf."', "password", "signature", "iVBOR", "no-such-file"])
      expect(all).not.toContain(secret);
  });

  test("prompt and answer stand in it where that is asked for, images as before", async () => {
    const { tracer, shown } = setUp("A wolf.", { content: true });
    await shown.generate(ask("Caption this.", { images }));
    const attributes: SpanAttributes = tracer.spans[0]?.attributes ?? {};
    const shownPixel = {
      type: "image",
      modality: "image",
      sha256: await hashOf(pixel),
      mime_type: "image/png",
      size: pixel.length,
    };
    expect(JSON.parse(String(attributes["gen_ai.input.messages"]))).toEqual([
      {
        role: "user",
        parts: [
          { type: "text", content: "Caption this." },
          shownPixel,
          shownPixel,
          { type: "uri", modality: "image", uri: "https://example.com/wolf.jpg" },
          { type: "image", modality: "image", unreadable: true },
        ],
      },
    ]);
    expect(JSON.parse(String(attributes["gen_ai.output.messages"]))).toEqual([
      { role: "assistant", parts: [{ type: "text", content: "A wolf." }], finish_reason: "stop" },
    ]);
    for (const secret of ["password", "signature", "iVBOR"]) expect(JSON.stringify(tracer.spans)).not.toContain(secret);
  });
});

test("where nothing records, nothing is computed", async () => {
  const arrayBuffer = vi.fn(async () => pixel.buffer);
  const blob = Object.assign(new Blob([pixel]), { arrayBuffer });
  const { tracer, shown } = setUp(["A wolf.", { chunks: ["A ", "wolf."] }, new TypeError("broken")], { content: true }, false);
  const request = ask("", { images: [image.blob(blob)] });
  await shown.generate(request);
  await Array.fromAsync(shown.stream(request));
  await errorOf(shown.generate(request));
  expect(arrayBuffer).not.toHaveBeenCalled();
  expect(tracer.spans.map(({ attributes, ended }) => [attributes, ended])).toEqual([
    [{}, 1],
    [{}, 1],
    [{}, 1],
  ]);
});

describe("without a tracer of one's own", () => {
  test("the program's is used", async () => {
    const tracer = fakeTracer();
    const getTracer = vi.fn(() => tracer);
    vi.doMock("@opentelemetry/api", () => ({ trace: { getTracer } }));
    vi.resetModules();
    const { traced: fresh } = await import("./traced.js");
    const shown = fresh(testModel("A wolf."));
    await Promise.all([shown.generate(ask()), shown.generate(ask())]);
    expect(getTracer.mock.calls).toEqual([["@legenda/core"]]);
    expect(tracer.spans).toHaveLength(2);
    vi.doUnmock("@opentelemetry/api");
  });

  test("a missing package is an error that says so", async () => {
    vi.doMock("@opentelemetry/api", () => {
      throw new Error("Cannot find package");
    });
    vi.resetModules();
    const { traced: fresh } = await import("./traced.js");
    const error = await errorOf(fresh(testModel("")).generate(ask()));
    expect(error).toBeInstanceOf(DefinitionError);
    expect(String(error)).toContain("@opentelemetry/api. Install it, or pass { tracer }");
    vi.doUnmock("@opentelemetry/api");
  });
});
