import { type ImageDetail, ImageError, InvalidRequestError, type Message, type ModelRequest, type Part } from "@legenda/core";
import { png } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { google } from "./google.js";
import type { GoogleOptions } from "./options.js";
import { answer, answering } from "./testing/answering.js";

const bytes = png();
const picture = (detail?: ImageDetail): Part => ({
  type: "image",
  image: { kind: "bytes", bytes, mediaType: "image/png" },
  ...(detail && { detail }),
});
const url = (address: string): Part => ({ type: "image", image: { kind: "url", url: address } });
const text = (words: string, cache?: true): Part => ({ type: "text", text: words, ...(cache && { cache }) });
const inlineData = { mimeType: "image/png", data: bytes.toString("base64") };

/** The body that goes out for a request. */
async function bodyOf(
  messages: readonly Message[],
  { id = "gemini-3.8-flash", params = {}, ...options }: GoogleOptions & { id?: string; params?: ModelRequest["params"] } = {},
) {
  const { fetch, sent } = answering(answer("A wolf."));
  await google(id, { apiKey: "key-1", fetch, ...options }).generate({ messages, params });
  return sent[0]?.body;
}

const user = (...content: Part[]): Message => ({ role: "user", content });

test("roles, parts and parameters", async () => {
  const messages: Message[] = [
    { role: "system", content: [text("You write alt text.")] },
    user(text("What is it?"), picture()),
    { role: "assistant", content: [text("A wolf.")] },
    user(text("Is it big?")),
  ];
  expect(await bodyOf(messages, { params: { temperature: 0.2, topP: 0.9, maxTokens: 50, stop: ["\n\n"], seed: 7 } })).toEqual({
    systemInstruction: { parts: [{ text: "You write alt text." }] },
    contents: [
      { role: "user", parts: [{ text: "What is it?" }, { inlineData }] },
      { role: "model", parts: [{ text: "A wolf." }] },
      { role: "user", parts: [{ text: "Is it big?" }] },
    ],
    generationConfig: { temperature: 0.2, topP: 0.9, maxOutputTokens: 50, stopSequences: ["\n\n"], seed: 7 },
  });
});

test("a cache mark changes nothing", async () => {
  expect(await bodyOf([user(text("Rules.", true), picture())])).toEqual(await bodyOf([user(text("Rules."), picture())]));
});

test.each([
  ["low", "MEDIA_RESOLUTION_LOW"],
  ["high", "MEDIA_RESOLUTION_HIGH"],
  ["original", "MEDIA_RESOLUTION_ULTRA_HIGH"],
] as const)("detail %s is the image's resolution", async (detail, level) => {
  const body = await bodyOf([user(picture(detail), picture("auto"))]);
  expect(body?.contents[0]?.parts).toEqual([{ inlineData, mediaResolution: { level } }, { inlineData }]);
  expect(body?.generationConfig?.mediaResolution).toBeUndefined();
});

test.each([
  ["low", "MEDIA_RESOLUTION_LOW"],
  ["high", "MEDIA_RESOLUTION_HIGH"],
  ["original", "MEDIA_RESOLUTION_HIGH"],
  ["auto", undefined],
] as const)("detail %s is the request's resolution before Gemini 3", async (detail, level) => {
  const body = await bodyOf([user(picture(detail), picture(detail))], { id: "gemini-2.5-flash" });
  expect(body?.contents[0]?.parts).toEqual([{ inlineData }, { inlineData }]);
  expect(body?.generationConfig?.mediaResolution).toBe(level);
});

test("details that differ are refused where the request has one", async () => {
  const sent = bodyOf([user(picture("low"), picture("high"))], { id: "gemini-2.5-flash" });
  await expect(sent).rejects.toThrow(InvalidRequestError);
  await expect(sent).rejects.toThrow("the same detail");
});

test.each([
  ["https://generativelanguage.googleapis.com/v1beta/files/abc-123", undefined],
  ["gs://bucket/photos/wolf.JPG", "image/jpeg"],
])("a file that lies with Google stays there: %s", async (fileUri, mimeType) => {
  const body = await bodyOf([user(url(fileUri))]);
  expect(body?.contents[0]?.parts).toEqual([{ fileData: { fileUri, ...(mimeType && { mimeType }) } }]);
});

test("a file in Cloud Storage has to name its type", async () => {
  await expect(bodyOf([user(url("gs://bucket/wolf"))])).rejects.toThrow(ImageError);
});

test("a look-alike of Google's address is fetched as any other", async () => {
  const fetched: string[] = [];
  const download = async (address: string) => {
    fetched.push(address);
    return { bytes, mediaType: "image/png" };
  };
  const addresses = [
    "https://example.com/wolf.png?token=1",
    "https://generativelanguage.googleapis.com.example.com/v1beta/files/abc",
  ];
  const body = await bodyOf([user(...addresses.map(url))], { download });
  expect(fetched).toEqual(addresses);
  expect(body?.contents[0]?.parts).toEqual([{ inlineData }, { inlineData }]);
});

test("a URL is left to Gemini where that is asked for", async () => {
  const body = await bodyOf([user(url("https://example.com/wolf.webp?size=1"), url("https://example.com/wolf"))], {
    urls: "pass",
  });
  expect(body?.contents[0]?.parts).toEqual([
    { fileData: { fileUri: "https://example.com/wolf.webp?size=1", mimeType: "image/webp" } },
    { fileData: { fileUri: "https://example.com/wolf" } },
  ]);
});

test("the guarded download refuses what leads inside", async () => {
  await expect(bodyOf([user(url("http://169.254.169.254/latest/meta-data"))])).rejects.toMatchObject({
    name: "ImageError",
    reason: "forbidden-url",
  });
});

test.each([
  ["an image of the system's", [{ role: "system", content: [picture()] }, user(text("x"))], "system message"],
  ["a system message alone", [{ role: "system", content: [text("x")] }], "user message"],
] as const)("%s is refused", async (_, messages, words) => {
  const sent = bodyOf(messages);
  await expect(sent).rejects.toThrow(InvalidRequestError);
  await expect(sent).rejects.toThrow(words);
});

test("the vendor's own parameters are merged key by key", async () => {
  const providerOptions = {
    generationConfig: { thinkingConfig: { thinkingBudget: 0 }, topK: 5 },
    safetySettings: [{ category: "x", threshold: "y" }],
  };
  expect(await bodyOf([user(text("x"))], { params: { temperature: 0.2, providerOptions } })).toEqual({
    contents: [{ role: "user", parts: [{ text: "x" }] }],
    generationConfig: { temperature: 0.2, thinkingConfig: { thinkingBudget: 0 }, topK: 5 },
    safetySettings: [{ category: "x", threshold: "y" }],
  });
});
