import { presets } from "@legenda/alt-text";
import { say } from "@legenda/conformance/server";
import { promptTemplate } from "@legenda/core";
import { anthropicServer, openaiServer } from "@legenda/loopback";
import { errorOf, png } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { environmentOf } from "../environment/environment.js";
import { presetNames } from "../flags/caption-flags.js";
import { testContext } from "../testing/command-context.js";
import { chooseModel } from "./choose-model.js";
import { describeProvider } from "./describe-provider.js";
import { readModelName } from "./model-name.js";
import { type ModelOfOptions, modelOf } from "./model-of.js";
import { printModels } from "./print-models.js";
import { findProvider, providers } from "./provider-table.js";
import { serverKey } from "./server-key.js";

const environment = environmentOf({});
const cwd = process.cwd();

/** The headers of one call of a model. */
async function headersOf(server: Awaited<ReturnType<typeof openaiServer>>, name: string, options: Omit<ModelOfOptions, "cwd">) {
  server.script(say("A wolf."));
  const model = await modelOf(name, { ...options, cwd });
  await promptTemplate("{photo:image}").call(model, { retries: 0 })({ photo: png() });
  return server.requests.at(-1)?.headers ?? {};
}

describe("names", () => {
  test.each([
    ["openai:gpt-4o-mini", "openai", "gpt-4o-mini"],
    ["anthropic:claude-haiku-5-5", "anthropic", "claude-haiku-5-5"],
    ["google:gemini-3.5-flash-lite", "google", "gemini-3.5-flash-lite"],
    ["moondream", "moondream", "moondream"],
    ["moondream:moondream3-preview", "moondream", "moondream3-preview"],
    ["ollama:llava:13b", "ollama", "llava:13b"],
    ["inference-net:google/gemma-3-27b-instruct/bf-16", "inference.net", "google/gemma-3-27b-instruct/bf-16"],
    ["openrouter:anthropic/claude-haiku-4-5", "openrouter", "anthropic/claude-haiku-4-5"],
    ["groq:some-model", "groq", "some-model"],
    ["lm-studio:some-model", "lm-studio", "some-model"],
    ["vllm:some/model", "vllm", "some/model"],
    ["llama-cpp:some-model", "llama.cpp", "some-model"],
    ["scenes", "local", "scenes"],
    ["local:HuggingFaceTB/SmolVLM-256M-Instruct", "local", "HuggingFaceTB/SmolVLM-256M-Instruct"],
    ["local", "local", "HuggingFaceTB/SmolVLM-500M-Instruct"],
    ["http://localhost:11434/v1#llava:13b", "localhost:11434", "llava:13b"],
  ])("%s", async (name, provider, id) => {
    expect(await modelOf(name, { environment, cwd })).toMatchObject({ provider, id });
  });

  test.each([
    ["opnai:gpt-4o", 'Did you mean "openai:"?'],
    ["gpt-4o", "The providers here are openai, anthropic, google"],
    ["openai", 'as in "openai:<id>"'],
    ["scenes:large", "is not a model: write scenes."],
    ["http://localhost:11434/v1", "write the model behind a #, such as http://localhost:11434/v1#llava"],
    ["https://me:secret@example.com/v1#llava", "LEGENDA_API_KEY"],
    ["__proto__:x", 'there is no provider "__proto__"'],
  ])("%s names no model", async (name, message) => {
    const error = await errorOf(modelOf(name, { environment, cwd }));
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain("secret");
  });

  test("beside a base URL, what is no provider's name is the server's own", async () => {
    const base = "http://localhost:9/v1";
    expect(readModelName("llava:13b", base)).toEqual({ kind: "server", base, id: "llava:13b" });
    expect(readModelName("openai:gpt-4o", base)).toEqual({ kind: "provider", provider: "openai", id: "gpt-4o", base });
    expect(() => readModelName("http://localhost:9/v1#llava", base)).toThrow("leave out --base-url");
    await expect(modelOf("scenes", { environment, cwd, baseUrl: base })).rejects.toThrow("leave out --base-url");
  });

  test("a price of one's own takes the place of the table's", async () => {
    const { capabilities } = await modelOf("openai:gpt-4o", { environment, cwd, price: { input: 1, output: 2 } });
    expect(capabilities.prices).toMatchObject({ input: 1, output: 2, source: "--price" });
    expect(capabilities.images.maxEdge).toBe(2048);
  });
});

describe("a key goes where its owner sent it, and nowhere else", () => {
  const keys = { OPENAI_API_KEY: "sk-openai", LEGENDA_API_KEY: "own-key" };

  test("a server named by its address gets LEGENDA_API_KEY, never a provider's", async () => {
    await using server = await openaiServer({ keyless: true });
    const named = await headersOf(server, `${server.url}/v1#llava`, { environment: environmentOf(keys) });
    expect(named.authorization).toBe("Bearer own-key");
    const beside = await headersOf(server, "llava", {
      environment: environmentOf({ OPENAI_API_KEY: "sk-openai" }),
      baseUrl: server.url,
    });
    expect(String(beside.authorization)).not.toContain("sk-openai");
  });

  test("openai: named outright takes its own key to the base URL", async () => {
    await using server = await openaiServer();
    const headers = await headersOf(server, "openai:gpt-4o", { environment: environmentOf(keys), baseUrl: `${server.url}/v1` });
    expect(headers.authorization).toBe("Bearer sk-openai");
  });

  test("anthropic: likewise, over its own client", async () => {
    await using server = await anthropicServer();
    const headers = await headersOf(server, "anthropic:claude-haiku-4-5", {
      environment: environmentOf({ ANTHROPIC_API_KEY: "sk-ant-own", OPENAI_API_KEY: "sk-openai" }),
      baseUrl: server.url,
    });
    expect(headers.authorization ?? headers["x-api-key"]).toMatch(/^(Bearer )?sk-ant-own$/);
  });

  test("a .env file names an address: only a key of the same file goes there", () => {
    const file = (values: Record<string, string>, real: Record<string, string> = {}) =>
      environmentOf(real, { path: "/x/.env", values });
    const base = "https://example.com/v1";
    expect(serverKey(base, "file", file({ LEGENDA_MODEL: `${base}#m`, LEGENDA_API_KEY: "k" })).key).toBe("k");
    const withheld = serverKey(base, "file", file({ LEGENDA_MODEL: `${base}#m` }, { LEGENDA_API_KEY: "k" }));
    expect(withheld).toEqual({ key: undefined, withheld: expect.stringContaining("LEGENDA_API_KEY is not sent") });
  });

  test("a flag does not lead the key of another server away", () => {
    const values = { LEGENDA_MODEL: "https://mine.example/v1#m", LEGENDA_API_KEY: "k" };
    const environment = environmentOf({}, { path: "/x/.env", values });
    expect(serverKey("https://mine.example/other", "flag", environment).key).toBe("k");
    expect(serverKey("https://theirs.example/v1", "flag", environment).key).toBeUndefined();
    // Set for this run, it is meant for what this run names.
    expect(
      serverKey("https://theirs.example/v1", "flag", environmentOf({ LEGENDA_API_KEY: "now" }, { path: "/x/.env", values })).key,
    ).toBe("now");
  });

  test("a .env file of somebody else does not lead a provider's key away", async () => {
    await using server = await openaiServer();
    const values = { OPENAI_BASE_URL: `${server.url}/v1` };
    const model = await modelOf("openai:gpt-4o", {
      cwd,
      environment: environmentOf({ OPENAI_API_KEY: "sk-real" }, { path: "/x/.env", values }),
    });
    // The vendor's own address is not to be asked by a test: an aborted call shows that the other one is not either.
    await expect(model.generate({ messages: [], params: {}, signal: AbortSignal.abort(new Error("stop")) })).rejects.toThrow(
      "stop",
    );
    const both = environmentOf({}, { path: "/x/.env", values: { ...values, OPENAI_API_KEY: "sk-file" } });
    expect((await headersOf(server, "openai:gpt-4o", { environment: both })).authorization).toBe("Bearer sk-file");
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer sk-file"]);
  });

  test("a fallback with a provider of its own does not go to the base URL", async () => {
    await using server = await openaiServer({ keyless: true });
    const context = testContext({ env: keys });
    const options = { model: "llava", baseUrl: server.url, fallback: ["openai:gpt-4o", "bakllava"] };
    const { model, fallbacks } = await chooseModel(options, context);
    const host = new URL(server.url).host;
    expect([model, ...fallbacks].map(({ provider, id }) => `${provider} ${id}`)).toEqual([
      `${host} llava`,
      "openai gpt-4o",
      `${host} bakllava`,
    ]);
  });
});

describe("without --model", () => {
  const choose = (env: Record<string, string>) =>
    chooseModel({ model: undefined, baseUrl: undefined, fallback: [] }, testContext({ env }));

  test("LEGENDA_MODEL, else the first provider whose key is set", async () => {
    expect(await choose({ LEGENDA_MODEL: "scenes", OPENAI_API_KEY: "k" })).toMatchObject({
      name: "scenes",
      because: "LEGENDA_MODEL is set by the environment",
    });
    expect((await choose({ GEMINI_API_KEY: "k", ANTHROPIC_API_KEY: "k" })).name).toBe("anthropic:claude-haiku-5-5");
    expect((await choose({ GEMINI_API_KEY: "k" })).name).toBe("google:gemini-3.5-flash-lite");
    expect((await choose({ MOONDREAM_API_KEY: "k" })).name).toBe("moondream");
    expect((await choose({ OPENAI_API_KEY: " ", INFERENCE_API_KEY: "k" })).name).toBe(
      "inference-net:google/gemma-3-27b-instruct/bf-16",
    );
  });

  test("else it says what to do", async () => {
    await expect(choose({})).rejects.toThrow(/OPENAI_API_KEY=….*\n.*ollama:llava.*\n.*http:/);
    await expect(choose({ GROQ_API_KEY: "k" })).rejects.toThrow("GROQ_API_KEY is set: add --model groq:<model>");
    const bare = chooseModel({ model: undefined, baseUrl: "http://localhost:9", fallback: [] }, testContext());
    await expect(bare).rejects.toThrow("names a server but no model: add --model");
  });
});

describe("the table", () => {
  test("every model that is listed has a price in its package's own table, cheapest first", async () => {
    for (const provider of providers) {
      const { models } = await describeProvider(provider, environment);
      expect(models.map(({ name }) => name)).toEqual(provider.models.map((id) => `${provider.name}:${id}`));
      for (const { name, input } of models) expect(input, name).toBeGreaterThan(0);
    }
  });

  test("what is taken unasked has a price, and tells its tokens", async () => {
    for (const name of ["openai", "anthropic", "google"]) {
      const provider = findProvider(name);
      expect(provider?.models).toContain(provider?.defaultModel);
      const described = provider && (await describeProvider(provider, environment));
      expect(described?.models.find((model) => model.name === described.usualModel)).toMatchObject({
        tokensPerImage: expect.any(Number),
      });
    }
  });

  test("the presets that --check offers are those of the rules", () => {
    expect([...presetNames].sort()).toEqual(Object.keys(presets).sort());
  });

  test("no key is printed, whatever is asked for", async () => {
    for (const json of [true, false]) {
      const context = testContext({
        env: { OPENAI_API_KEY: "sk-secret", LEGENDA_API_KEY: "secret", LEGENDA_MODEL: "openai:gpt-4o" },
      });
      expect(await printModels(undefined, { json }, context)).toBe(0);
      expect(context.written.stdout).toContain("OPENAI_API_KEY");
      expect(context.written.stdout).not.toContain("secret");
    }
  });
});
