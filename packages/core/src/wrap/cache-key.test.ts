import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { png, temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { image } from "../image/source.js";
import type { ImagePart, ImageSource } from "../message.js";
import type { ModelRequest } from "../model.js";
import { testModel } from "../test/index.js";
import { contentKey } from "./cache-key.js";
import { ask } from "./testing/requests.js";

const pixel = Uint8Array.from(png());
const model = testModel("");
const key = async (request: ModelRequest, of = model) => (await contentKey(of, request)).key;
const base64 = btoa(String.fromCharCode(...pixel));
const withImage = (source: ImageSource, more: Partial<ImagePart> = {}) =>
  key({ messages: [{ role: "user", content: [{ type: "image", image: source, ...more }] }], params: {} });

test("an image is its bytes, wherever they come from", async () => {
  const file = join(temporaryFolder(onTestFinished).path, "pixel");
  await writeFile(file, pixel);
  const keys = await Promise.all([
    withImage(image.bytes(pixel)),
    withImage(image.bytes(new Uint8Array([0, ...pixel]).subarray(1))),
    withImage(image.base64(base64)),
    withImage(image.url(`data:image/png;base64,${base64}`)),
    withImage(image.url(`DATA:image/x-unknown;base64,${base64}`)),
    withImage(image.blob(new Blob([pixel]))),
    withImage(image.file(file)),
  ]);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^legenda-[0-9a-f]{64}$/);
  expect(await withImage(image.bytes(new Uint8Array([...pixel, 0])))).not.toBe(keys[0]);
});

test("what is read from a file is what is sent", async () => {
  const file = join(temporaryFolder(onTestFinished).path, "pixel.png");
  await writeFile(file, pixel);
  const { request } = await contentKey(model, ask("", { images: [image.file(file)] }));
  await writeFile(file, "changed");
  expect(request.messages[0]?.content[1]).toMatchObject({ image: { kind: "bytes", mediaType: "image/png" } });
  expect((await contentKey(model, request)).key).toBe(await key(ask("", { images: [image.bytes(pixel)] })));
});

test("an image elsewhere is its URL, and nothing is fetched", async () => {
  const url = (url: string) => withImage(image.url(url));
  expect(await url("https://example.com/a.png")).toBe(await url("https://example.com/a.png"));
  expect(await url("https://example.com/a.png")).not.toBe(await url("https://example.com/b.png"));
});

test("all that the answer depends on makes another key", async () => {
  const base = ask("Caption this.", { params: { temperature: 0, stop: ["."] } });
  const schema = { name: "alt", jsonSchema: { type: "object", properties: { a: {}, b: {} } } };
  const others: [ModelRequest, typeof model][] = [
    [ask("Caption that.", { params: base.params }), model],
    [{ ...base, messages: [{ role: "system", content: base.messages[0]?.content ?? [] }] }, model],
    [{ ...base, messages: [...base.messages, { role: "assistant", content: [] }] }, model],
    [{ ...base, params: { ...base.params, temperature: 1 } }, model],
    [{ ...base, params: { ...base.params, providerOptions: { user: "x" } } }, model],
    [{ ...base, schema }, model],
    [{ ...base, schema: { ...schema, name: "other" } }, model],
    [{ ...base, schema: { ...schema, jsonSchema: { type: "object", properties: { b: {}, a: {} } } } }, model],
    [base, testModel("", { id: "other" })],
    [base, testModel("", { provider: "other" })],
  ];
  const keys = await Promise.all([key(base), ...others.map(([request, of]) => key(request, of))]);
  expect(new Set(keys).size).toBe(keys.length);
  const low = withImage(image.bytes(pixel), { detail: "low" });
  expect(await low).not.toBe(await withImage(image.bytes(pixel)));
});

test("what it does not depend on makes none", async () => {
  const [first] = ask().messages;
  const params = { temperature: 0, seed: 1 };
  const base = await key({ ...ask(), params });
  expect(await key({ ...ask(), params: { seed: 1, temperature: 0 }, signal: new AbortController().signal })).toBe(base);
  const marked = { role: "user", content: [{ ...(first?.content[0] as { type: "text"; text: string }), cache: true }] } as const;
  expect(await key({ messages: [marked], params })).toBe(base);
});

test("parts do not run into each other", async () => {
  const text = (...texts: string[]) =>
    key({ messages: [{ role: "user", content: texts.map((text) => ({ type: "text", text })) }], params: {} });
  expect(await text("a", "b")).not.toBe(await text("ab"));
  expect(await text('a","b')).not.toBe(await text("a", "b"));
});
