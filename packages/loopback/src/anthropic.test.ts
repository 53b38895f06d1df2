import Anthropic from "@anthropic-ai/sdk";
import { breakOff, fail, say, sayJson } from "@legenda/conformance/server";
import { expect, onTestFinished, test } from "vitest";
import { type AnthropicServerOptions, anthropicServer } from "./anthropic.js";

const body = {
  model: "claude-haiku-4-5",
  max_tokens: 100,
  messages: [{ role: "user", content: "Caption this." }],
} satisfies Anthropic.MessageCreateParams;
const tool = {
  name: "scene",
  input_schema: { type: "object", properties: { title: { type: "string" } } },
} satisfies Anthropic.Tool;
const forced = { ...body, tools: [tool], tool_choice: { type: "tool", name: "scene" } } satisfies Anthropic.MessageCreateParams;

async function started(options?: AnthropicServerOptions) {
  const server = await anthropicServer(options);
  onTestFinished(() => server.close());
  return { server, client: new Anthropic({ apiKey: "sk-test", baseURL: server.url, maxRetries: 0, logLevel: "off" }) };
}

test.each([
  ["text", body, say("A wolf in the snow.", { usage: { input: 100, output: 20, cached: 60 } })],
  ["thoughts before it", body, say("A wolf.", { usage: { reasoning: 5 } })],
  ["a cut answer", body, say("A wo", { finish: "length" })],
  ["a refusal", body, say("This may cause harm.", { finish: "refusal" })],
  ["a tool's input", forced, sayJson({ title: "A wolf" }, { chunks: ['{"title":', '"A wolf"}'] })],
] as const)("the official SDK reads %s, and the same out of a stream", async (_, params, said) => {
  const { server, client } = await started();
  server.script(said);
  const { _request_id, ...whole } = await client.messages.create(params);
  expect(await client.messages.stream(params).finalMessage()).toMatchObject({ ...whole, stop_details: whole.stop_details });
  expect(whole).toMatchObject({ type: "message", model: "claude-haiku-4-5" });
});

test("refusals are explained", async () => {
  const { server, client } = await started();
  server.script(say("This may cause harm.", { finish: "refusal" }));
  expect(await client.messages.create(body)).toMatchObject({
    content: [],
    stop_reason: "refusal",
    stop_details: { explanation: "This may cause harm." },
  });
});

test.each([
  [
    fail(429, { retryAfterMs: 1500, code: "ramp_limit_exceeded" }),
    Anthropic.RateLimitError,
    { type: "rate_limit_error", errorCode: "ramp_limit_exceeded" },
  ],
  [fail(402), Anthropic.PaymentRequiredError, { type: "billing_error" }],
  [fail(529, { message: "Overloaded" }), Anthropic.OverloadedError, { type: "overloaded_error", apiMessage: "Overloaded" }],
  [fail(500), Anthropic.InternalServerError, { type: "api_error" }],
] as const)("the official SDK knows its errors again: %o", async (failed, Class, fields) => {
  const { server, client } = await started();
  server.script(failed);
  const error: unknown = await client.messages.create(body).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Class);
  expect(error).toMatchObject(fields);
  if ("retryAfterMs" in failed)
    expect((error as InstanceType<typeof Anthropic.RateLimitError>).headers.get("retry-after")).toBe("1.5");
});

test("an error in the middle of a stream", async () => {
  const { server, client } = await started();
  server.script(breakOff("error-event"));
  await expect(client.messages.stream(body).finalMessage()).rejects.toMatchObject({ type: "overloaded_error" });
});

const image = (source: Anthropic.ImageBlockParam["source"], role: "user" | "assistant" = "user") => ({
  ...body,
  messages: [{ role, content: [{ type: "image", source }] }],
});
const format = (schema: Record<string, unknown>) => ({ ...body, output_config: { format: { type: "json_schema", schema } } });
test.each([
  ["no model", { ...body, model: undefined }, /model: Field required/],
  ["no max_tokens", { ...body, max_tokens: undefined }, /max_tokens: Field required/],
  ["no messages", { ...body, messages: [] }, /at least one message/],
  ["a blank text", { ...body, messages: [{ role: "user", content: [{ type: "text", text: " " }] }] }, /non-whitespace/],
  ["a blank stop sequence", { ...body, stop_sequences: ["\n"] }, /non-whitespace/],
  ["an image by the assistant", image({ type: "url", url: "https://example.com/wolf.jpg" }, "assistant"), /user turns/],
  [
    "a data URI in place of base64",
    image({ type: "base64", media_type: "image/png", data: "data:image/png;base64,AAAA" }),
    /invalid base64/,
  ],
  ["a type that is not taken", image({ type: "base64", media_type: "image/tiff" as "image/png", data: "AAAA" }), /media_type/],
  ["an open object", format({ type: "object", properties: {} }), /additionalProperties/],
  [
    "a keyword that is not taken",
    format({ type: "object", properties: { a: { type: "string", maxLength: 9 } }, additionalProperties: false }),
    /'maxLength'/,
  ],
  ["a tool that is not there", { ...forced, tools: [] }, /not found/],
  [
    "five cache marks",
    {
      ...body,
      messages: [{ role: "user", content: Array(5).fill({ type: "text", text: "a", cache_control: { type: "ephemeral" } }) }],
    },
    /maximum of 4/,
  ],
])("%s is refused", async (_, params, words) => {
  const { client } = await started();
  await expect(client.messages.create(params as typeof body)).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(words),
  });
});

test.each([
  ["output_config", format({ type: "object", properties: {}, additionalProperties: false })],
  ["schema", format({ type: "object", properties: {}, additionalProperties: false })],
  ["tool_choice", forced],
  ["sampling", { ...body, temperature: 0 }],
  ["urls", image({ type: "url", url: "https://example.com/wolf.jpg" })],
] as const)("a model without %s", async (what, params) => {
  const { client } = await started({ refuses: [what] });
  await expect(client.messages.create(params as typeof body)).rejects.toBeInstanceOf(Anthropic.BadRequestError);
  expect((await client.messages.create(body)).stop_reason).toBe("end_turn");
});

test("no key, no answer; another address, none either", async () => {
  const { server } = await started();
  expect((await fetch(`${server.url}/v1/messages`, { method: "POST" })).status).toBe(401);
  expect((await fetch(`${server.url}/v1/complete`, { method: "POST" })).status).toBe(404);
});
