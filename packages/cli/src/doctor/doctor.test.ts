import { fail, type RecordedRequest, type Scenario, say } from "@legenda/conformance/server";
import { decodePixels } from "@legenda/images";
import { openaiServer } from "@legenda/loopback";
import { httpServer } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { runLegenda } from "../testing/run-legenda.js";
import { temporaryProject } from "../testing/temporary-project.js";
import { judgeAnswer } from "./judge-answer.js";
import type { Step } from "./step.js";
import { type Colour, colours, drawPng, shapes, testPicture } from "./test-picture.js";

/** What the picture of a request shows; the server of these tests sees, as a model would. */
function seenIn({ text }: RecordedRequest): { readonly colour: string; readonly shape: string } | undefined {
  for (const colour of Object.keys(colours) as Colour[]) {
    for (const shape of shapes)
      if (text.includes(Buffer.from(drawPng(colour, shape)).toString("base64"))) return { colour, shape };
  }
  return undefined;
}

const asksForJson = ({ body }: RecordedRequest): boolean => (body as { response_format?: unknown }).response_format !== undefined;

/** A model that sees. */
function seeing(request: RecordedRequest): Scenario {
  const seen = seenIn(request);
  const usage = { input: seen ? 285 : 30, output: 8 };
  if (!seen) return say("There is no picture.", { usage });
  return say(asksForJson(request) ? JSON.stringify(seen) : `A ${seen.colour} ${seen.shape}.`, {
    usage,
    headers: { "x-ratelimit-limit-requests": "500", "x-ratelimit-remaining-requests": "499" },
  });
}

interface Report {
  readonly ok: boolean;
  readonly steps: readonly Step[];
}

async function doctor(
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<Report & { readonly code: number | null; readonly all: string }> {
  await using project = await temporaryProject();
  const { code, stdout, stderr } = await runLegenda(["doctor", ...words, "--json"], { cwd: project.path, env });
  expect(stderr).toBe("");
  return { ...(JSON.parse(stdout) as Report), code, all: stdout };
}

const statuses = ({ steps }: Report) => Object.fromEntries(steps.map(({ id, status }) => [id, status]));
const stepOf = ({ steps }: Report, id: Step["id"]) => steps.find((step) => step.id === id);

test("the model is named as elsewhere too, once", async () => {
  await using server = await openaiServer({ keyless: true });
  server.script(seeing);
  const name = `${server.url}/v1#llava`;
  for (const words of [
    ["--model", name],
    ["-m", name],
    [name, "--model", name],
  ]) {
    expect(stepOf(await doctor(words), "model")?.detail).toContain("llava");
  }
  const { code, stderr } = await runLegenda(["doctor", "ollama:a", "--model", "ollama:b"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "legenda: ollama:a and --model ollama:b are two models: keep one.\n" });
});

test("a model that works", async () => {
  await using server = await openaiServer({ keyless: true });
  server.script(seeing);
  const report = await doctor([`${server.url}/v1#llava`]);
  expect(statuses(report)).toEqual({
    model: "ok",
    key: "ok",
    address: "ok",
    words: "ok",
    picture: "ok",
    typed: "ok",
    limits: "ok",
    cost: "ok",
  });
  expect(report).toMatchObject({ ok: true, code: 0 });
  expect(stepOf(report, "picture")?.detail).toMatch(/^sees a \w+ \w+ for 255 tokens$/);
  expect(stepOf(report, "limits")?.detail).toBe("499 of 500 requests left");
  expect(server.requests).toHaveLength(3);
});

test("what it says to a person", async () => {
  await using server = await openaiServer({ keyless: true });
  server.script(seeing);
  await using project = await temporaryProject();
  const { code, stdout } = await runLegenda(["doctor", "llava", "--base-url", server.url], { cwd: project.path });
  expect(stdout).toMatch(/✓ Picture {6}sees a \w+ \w+ for 255 tokens \(\d\.\d s\)\n/);
  expect(stdout).toMatch(/\nllava is ready\.\n$/);
  expect(code).toBe(0);
});

describe("what is wrong with the picture", () => {
  test("dropped on its way, without a word", async () => {
    await using server = await openaiServer({ keyless: true });
    server.script(() => say("A wolf in the snow.", { usage: { input: 30 } }));
    const report = await doctor([`${server.url}/v1#text-only`]);
    expect(report).toMatchObject({ ok: false, code: 1 });
    expect(statuses(report)).toMatchObject({ words: "ok", picture: "failed" });
    expect(stepOf(report, "picture")?.detail).toContain(
      "The picture never reached the model: the prompt has 30 tokens with it and 30 without",
    );
  });

  test("refused by the server", async () => {
    await using server = await openaiServer({ keyless: true });
    server.script((request) =>
      seenIn(request) ? fail(400, { message: "This model does not support image input." }) : seeing(request),
    );
    const report = await doctor([`${server.url}/v1#text-only`]);
    expect(statuses(report)).toMatchObject({ words: "ok", picture: "failed" });
    expect(stepOf(report, "picture")).toMatchObject({
      detail: expect.stringContaining("does not support image input"),
      advice: expect.stringContaining("does not accept images"),
    });
  });

  test("not seen, as the model itself says", async () => {
    await using server = await openaiServer({ keyless: true });
    server.script((request) => say("I'm sorry, I can't see any image.", { usage: { input: seenIn(request) ? 90 : 30 } }));
    expect(stepOf(await doctor([`${server.url}/v1#m`]), "picture")?.detail).toContain("The model says that it sees no picture");
  });

  test("seen, but typed answers do not work", async () => {
    await using server = await openaiServer({ keyless: true });
    server.script((request) => {
      const { colour, shape } = seenIn(request) ?? {};
      return say(`A ${colour} ${shape}.`, { usage: { input: colour ? 285 : 30 } });
    });
    const report = await doctor([`${server.url}/v1#m`]);
    expect(statuses(report)).toMatchObject({ picture: "ok", typed: "warning" });
    expect(report).toMatchObject({ ok: true, code: 0 });
    expect(stepOf(report, "typed")?.advice).toContain("--kind caption");
  });
});

describe("what is wrong before the picture", () => {
  test("no key", async () => {
    const report = await doctor(["anthropic:claude-haiku-5-5"]);
    expect(statuses(report)).toEqual({ model: "ok", key: "failed" });
    expect(stepOf(report, "key")).toMatchObject({
      detail: "ANTHROPIC_API_KEY is not set.",
      advice: expect.stringContaining("ANTHROPIC_API_KEY=…"),
    });
    expect(report.code).toBe(1);
  });

  test("a key that is not accepted, and is not printed", async () => {
    await using server = await openaiServer();
    server.script(() => fail(401, { message: "Incorrect API key provided: sk-secret-of-mine." }));
    const report = await doctor(["openai:gpt-4o", "--base-url", `${server.url}/v1`], { OPENAI_API_KEY: "sk-secret-of-mine" });
    expect(stepOf(report, "words")).toMatchObject({
      status: "failed",
      advice: expect.stringContaining("https://platform.openai.com/api-keys"),
    });
    expect(report.all).not.toContain("secret-of-mine");
  });

  test("a key of somebody else, and one with quotation marks", async () => {
    await using server = await openaiServer();
    server.script(seeing);
    const words = ["openai:gpt-4o", "--base-url", server.url];
    expect(stepOf(await doctor(words, { OPENAI_API_KEY: "sk-ant-123" }), "key")).toMatchObject({
      status: "warning",
      detail: expect.stringContaining("Anthropic"),
    });
    expect(stepOf(await doctor(words, { OPENAI_API_KEY: '"sk-123"' }), "key")).toMatchObject({
      status: "warning",
      detail: expect.stringContaining("quotation marks"),
    });
  });

  test("nothing listens", async () => {
    const server = await openaiServer();
    await server.close();
    const report = await doctor([`${server.url}/v1#llava`]);
    expect(stepOf(report, "words")).toMatchObject({
      status: "failed",
      advice: expect.stringContaining(`Nothing listens at ${server.url}/v1`),
    });
  });

  test("no such model", async () => {
    await using server = await openaiServer({ keyless: true });
    server.script(() => fail(404, { message: 'model "lava" not found, try pulling it first' }));
    expect(stepOf(await doctor([`${server.url}/v1#lava`]), "words")?.advice).toContain("There is no model lava");
    expect(stepOf(await doctor(["ollama:lava", "--base-url", server.url]), "words")?.advice).toContain("ollama pull lava");
  });

  test("a web page in place of a model server", async () => {
    await using server = await httpServer((response) =>
      response.setHeader("content-type", "text/html").end("<!doctype html><h1>Welcome</h1>"),
    );
    const report = await doctor([`${server.url}/chat#m`]);
    expect(stepOf(report, "words")).toMatchObject({
      status: "failed",
      advice: expect.stringContaining("usually ends with /v1"),
    });
  });

  test("no credit left, and too many requests", async () => {
    await using server = await openaiServer({ keyless: true });
    server.script(() => fail(429, { code: "insufficient_quota" }));
    expect(stepOf(await doctor([`${server.url}/v1#m`]), "words")?.advice).toContain("no credit left");
    server.script(() => fail(429));
    expect(stepOf(await doctor([`${server.url}/v1#m`]), "words")?.advice).toContain("wait a minute");
    // One question each: nothing is tried again.
    expect(server.requests).toHaveLength(2);
  });
});

test("the embedded model sees its own kind of picture", async () => {
  const report = await doctor(["scenes"]);
  expect(statuses(report)).toMatchObject({ key: "ok", words: "ok" });
  expect(stepOf(report, "picture")?.status).not.toBe("failed");
});

describe("the picture", () => {
  test.each(shapes)("a %s is what it says: in its colour in the middle, white around it", async (shape) => {
    const { data, width, height, channels } = await decodePixels(drawPng("blue", shape)).then((pixels) => ({
      ...pixels,
      channels: pixels.data.length / (pixels.width * pixels.height),
    }));
    const at = (x: number, y: number) => [...data.subarray((y * width + x) * channels, (y * width + x) * channels + 3)];
    expect([width, height]).toEqual([256, 256]);
    expect(at(128, 128)).toEqual([...colours.blue]);
    for (const [x, y] of [
      [2, 2],
      [253, 2],
      [2, 253],
      [253, 253],
    ] as const)
      expect(at(x, y)).toEqual([255, 255, 255]);
  });

  test("another one is another in both", () => {
    for (let index = 0; index < 50; index++) {
      const first = testPicture();
      const second = testPicture(first);
      expect(second.colour).not.toBe(first.colour);
      expect(second.shape).not.toBe(first.shape);
    }
  });

  test.each([
    ["A red circle.", true, true, false],
    ["The image shows a solid RED disc on white.", true, true, false],
    ["It is red.", true, false, false],
    ["a red, green or blue circle, square or triangle", false, false, false],
    ["A reddish squared circle-free thing", false, true, false],
    ["A wolf in the snow.", false, false, false],
    ["I cannot see the picture you mention.", false, false, true],
    ["Please upload the image.", false, false, true],
    ["No image was provided.", false, false, true],
  ])("%s", (answer, colour, shape, blind) => {
    expect(judgeAnswer(answer, { colour: "red", shape: "circle" })).toEqual({ colour, shape, blind });
  });
});
