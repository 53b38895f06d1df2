import { AuthenticationError } from "@legenda/core";
import { png } from "@legenda/test-kit";
import { expect, test, vi } from "vitest";
import { compatible } from "./compatible.js";
import { groq, inferenceNet, llamaCpp, lmStudio, ollama, openRouter, vllm } from "./presets.js";
import { ask, picture, server, text } from "./testing.js";

const request = ask([text("Caption."), picture()]);

test.each([
  ["inference.net", inferenceNet, "INFERENCE_API_KEY"],
  ["openrouter", openRouter, "OPENROUTER_API_KEY"],
  ["groq", groq, "GROQ_API_KEY"],
] as const)("%s wants its own key, and never OpenAI's", async (name, preset, variable) => {
  const there = await server();
  vi.stubEnv("OPENAI_API_KEY", "sk-openai");
  vi.stubEnv("OPENAI_ORG_ID", "org-secret");
  vi.stubEnv(variable, "");
  const model = preset("vision", { baseURL: there.url });
  await expect(model.generate(request)).rejects.toSatisfy(
    (error) => error instanceof AuthenticationError && error.message.includes(variable),
  );
  vi.stubEnv(variable, "own-key");
  expect(await model.generate(request)).toMatchObject({ provider: name, model: "vision" });
  expect(there.requests[0]?.headers).toMatchObject({ authorization: "Bearer own-key" });
  expect(JSON.stringify(there.requests[0]?.headers)).not.toMatch(/sk-openai|org-secret/);
  vi.unstubAllEnvs();
});

test.each([
  ["ollama", ollama],
  ["vllm", vllm],
  ["lm-studio", lmStudio],
  ["llama.cpp", llamaCpp],
] as const)("%s needs no key, and never sends OpenAI's", async (name, preset) => {
  const there = await server({ keyless: true });
  vi.stubEnv("OPENAI_API_KEY", "sk-openai");
  expect(await preset("llava", { baseURL: there.url }).generate(request)).toMatchObject({ provider: name });
  expect(JSON.stringify(there.requests[0]?.headers)).not.toContain("sk-openai");
  vi.unstubAllEnvs();
});

test("a server is called by its host unless it has a name, and a wrong address is told at once", () => {
  expect(compatible({ baseURL: "http://gpu-3:8000" })("m").provider).toBe("gpu-3:8000");
  expect(() => compatible({ baseURL: "not an address" })).toThrow(TypeError);
});

test("inference.net: two small images by their bytes", async () => {
  const model = inferenceNet("google/gemma-3-27b-instruct/bf-16", { apiKey: "k" });
  expect(model.capabilities.imageTokens).toEqual({ formula: "scaled", unit: 560, perUnit: 1601 });
  await expect(model.generate(ask([picture(), picture(), picture()]))).rejects.toThrow(/at most 2 images/);
  await expect(model.generate(ask([picture(png({ byteLength: 700_001 }))]))).rejects.toThrow(/fitted\(model\)/);
});

test("capabilities and wording are laid over each other: all servers', this one's, this model's", async () => {
  const there = await server();
  const host = compatible({
    apiKey: "k",
    baseURL: there.url,
    quirks: { detail: true },
    capabilities: { images: { mediaTypes: ["image/png"], urls: true } },
  });
  const model = host("m", { quirks: { maxTokens: "max_completion_tokens" }, capabilities: { structuredOutput: ["prompt"] } });
  expect(model.capabilities).toMatchObject({
    images: { urls: true, mediaTypes: ["image/png"] },
    structuredOutput: ["prompt"],
    streaming: true,
  });
  await model.generate(ask([picture(png(), { detail: "high" })], { params: { maxTokens: 5 } }));
  expect(there.requests[0]?.body).toMatchObject({
    max_completion_tokens: 5,
    messages: [{ content: [{ image_url: { detail: "high" } }] }],
  });
});
