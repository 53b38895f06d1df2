import type { Message, ModelRequest, Params } from "@legenda/core";
import { InvalidRequestError, image } from "@legenda/core";
import { describe, expect, it } from "vitest";
import { importTransformers } from "../load/transformers.js";
import { picture, text, user } from "../testing/requests.js";
import { checkRequest, splittingOf, toSettings } from "./settings.js";

const transformers = await importTransformers();
const wolf = image.url("https://example.com/wolf.jpg");
const ask = (params: Params): ModelRequest => ({ messages: [user(text("Hello"))], params });
const settings = (params: Params, generation = {}, options = {}) =>
  toSettings({ name: "m", transformers, generation }, params, options);

describe("checkRequest", () => {
  it.each<[string, Params]>([
    ["temperature", { temperature: -1 }],
    ["temperature", { temperature: Number.NaN }],
    ["topP", { topP: 0 }],
    ["topP", { topP: 1.5 }],
    ["maxTokens", { maxTokens: 0 }],
    ["maxTokens", { maxTokens: 1.5 }],
    ["seed", { seed: -1 }],
    ["stop", { stop: [""] }],
    ["frequencyPenalty", { frequencyPenalty: 1 } as Params],
    ["providerOptions.max_new_tokens", { providerOptions: { max_new_tokens: 3 } }],
    ["providerOptions.past_key_values", { providerOptions: { past_key_values: {} } }],
  ])("refuses a %s that cannot be had, by its name", (name, params) => {
    expect(() => checkRequest("m", ask(params))).toThrow(InvalidRequestError);
    expect(() => checkRequest("m", ask(params))).toThrow(`params.${name}`);
  });

  it("lets parameters that are undefined and cache marks pass", () => {
    const messages: Message[] = [user({ ...text("Hello"), cache: true }, picture(wolf, { cache: true, detail: "auto" }))];
    const params = { temperature: undefined, topP: 1, temperature2: undefined } as unknown as Params;
    expect(() => checkRequest("m", { messages, params: { topP: 1, maxTokens: 5, seed: 0, stop: ["\n"] } })).not.toThrow();
    expect(() => checkRequest("m", { messages, params })).toThrow("temperature2");
  });

  it("refuses parts that it does not know, and no messages", () => {
    const audio = { type: "audio" } as unknown as Message["content"][number];
    expect(() => checkRequest("m", { messages: [user(audio)], params: {} })).toThrow(/"audio" is not supported/);
    expect(() => checkRequest("m", { messages: [user(picture(wolf, { detail: "original" }))], params: {} })).toThrow(
      /"original"/,
    );
    expect(() => checkRequest("m", { messages: [], params: {} })).toThrow(/no messages/);
  });
});

describe("toSettings", () => {
  it("takes the likeliest token unless the call or the model says otherwise", () => {
    expect(settings({}).sampling).toBeUndefined();
    expect(settings({ temperature: 0 }, { do_sample: true }).sampling).toBeUndefined();
    expect(settings({ temperature: 0.5 }).sampling).toEqual({ temperature: 0.5, topK: 50, topP: 1 });
    expect(settings({ topP: 0.9 }).sampling).toEqual({ temperature: 1, topK: 50, topP: 0.9 });
    expect(settings({}, { do_sample: true, temperature: 0.1, top_k: 1, top_p: 0.001 }).sampling).toEqual({
      temperature: 0.1,
      topK: 1,
      topP: 0.001,
    });
    expect(settings({ temperature: 1, providerOptions: { top_k: 3 } }).sampling?.topK).toBe(3);
  });

  it("takes the limit of tokens from the call, the model's maker, the model, in this order", () => {
    expect(settings({ maxTokens: 1 }, { max_new_tokens: 3 }, { maxTokens: 2 }).maxTokens).toBe(1);
    expect(settings({}, { max_new_tokens: 3 }, { maxTokens: 2 }).maxTokens).toBe(2);
    expect(settings({}, { max_new_tokens: 3 }).maxTokens).toBe(3);
    expect(settings({}).maxTokens).toBe(256);
  });

  it("hands on what generate knows, and refuses the rest", () => {
    expect(settings({ providerOptions: { repetition_penalty: 1.1 } }).options).toEqual({
      repetition_penalty: 1.1,
      do_sample: false,
    });
    expect(() => settings({ providerOptions: { repetition_penalti: 1.1 } })).toThrow(/repetition_penalti/);
  });
});

describe("splittingOf", () => {
  const of = (details: ("low" | "high" | "auto" | undefined)[], splits = true, options = {}) =>
    splittingOf("m", [user(...details.map((detail) => picture(wolf, detail ? { detail } : {})))], splits, options);

  it("is off unless the option or an image says otherwise", () => {
    expect(of([undefined, "auto"])).toBe(false);
    expect(of(["auto"], true, { imageSplitting: true })).toBe(true);
    expect(of(["low"], true, { imageSplitting: true })).toBe(false);
    expect(of(["high", "auto"])).toBe(true);
    expect(of(["low"], false)).toBe(false);
  });

  it("refuses what cannot be had", () => {
    expect(() => of(["high"], false)).toThrow(/detail "high" is not supported/);
    expect(() => of(["high", "low"])).toThrow(/one request cannot have/);
  });
});
