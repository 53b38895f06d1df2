import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ImageSource, image, type Model, type ModelReply, type ModelRequest, type Part } from "@legenda/core";
import type { ImageCapabilities } from "@legenda/core/provider";
import { temporaryFolder } from "@legenda/test-kit";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readDimensions } from "../header/read-dimensions.js";
import { photograph } from "../testing/pictures.js";
import { reasonOf } from "../testing/reason-of.js";
import { serve, type TestServer } from "../testing/server.js";
import { fitted } from "./fitted.js";

const reply: ModelReply = { text: "A wolf.", finish: "stop", usage: {}, provider: "test", model: "test-1", raw: {} };
const limits: ImageCapabilities = { mediaTypes: ["image/jpeg", "image/png"], urls: false, maxEdge: 64 };

function testModel(images: ImageCapabilities = limits) {
  const requests: ModelRequest[] = [];
  const model: Model = {
    provider: "test",
    id: "test-1",
    capabilities: { images, structuredOutput: ["schema"], streaming: true },
    async generate(request) {
      requests.push(request);
      return reply;
    },
    async *stream(request) {
      requests.push(request);
      yield { type: "text", text: "A wolf." };
      yield { type: "end", reply };
    },
  };
  return { model, requests };
}

function request(...content: readonly (Part | ImageSource)[]): ModelRequest {
  const parts = content.map((part): Part => ("kind" in part ? { type: "image", image: part } : part));
  return { messages: [{ role: "user", content: parts }], params: {} };
}

function sent(requests: readonly ModelRequest[]): ImageSource[] {
  return requests.flatMap(({ messages }) =>
    messages.flatMap(({ content }) => content.flatMap((part) => (part.type === "image" ? [part.image] : []))),
  );
}

function sizeOf(source: ImageSource | undefined) {
  if (source?.kind !== "bytes") throw new Error(`Not bytes: ${source?.kind}`);
  const { width, height, mediaType } = readDimensions(source.bytes);
  expect(mediaType).toBe(source.mediaType);
  return [width, height];
}

let photo: Buffer;
let server: TestServer;
const folder = temporaryFolder(afterAll).path;

beforeAll(async () => {
  photo = await sharp(await photograph(200, 100))
    .webp()
    .toBuffer();
  server = await serve((_, response) => response.end(photo));
});
afterAll(async () => {
  await server.stop();
});

describe("fitted", () => {
  it("fits bytes, blobs, files and data URIs, for generate and for stream", async () => {
    const path = join(folder, "wolf.webp");
    await writeFile(path, photo);
    const sources = [
      image.bytes(photo),
      image.blob(new Blob([new Uint8Array(photo)])),
      image.file(path),
      image.url(`data:image/webp;base64,${photo.toString("base64")}`),
    ];
    const { model, requests } = testModel();
    expect(await fitted(model).generate(request(...sources))).toBe(reply);
    const deltas = await Array.fromAsync(fitted(model).stream(request(...sources)));
    expect(deltas.at(-1)).toEqual({ type: "end", reply });
    expect(sent(requests).map(sizeOf)).toEqual(Array(8).fill([64, 32]));
  });

  it("keeps below an edge that is told, and never above the model's own", async () => {
    const { model, requests } = testModel();
    await fitted(model, { maxEdge: 32 }).generate(request(image.bytes(photo)));
    await fitted(model, { maxEdge: 1_000 }).generate(request(image.bytes(photo)));
    expect(sent(requests).map(sizeOf)).toEqual([
      [32, 16],
      [64, 32],
    ]);
  });

  it("keeps everything else of the request, and leaves the request itself alone", async () => {
    const { model, requests } = testModel();
    const original = Object.freeze({
      ...request(
        { type: "text", text: "Look:", cache: true },
        { type: "image", image: image.bytes(new Uint8Array(photo)), detail: "high", cache: true },
      ),
      schema: { name: "caption", jsonSchema: {} },
      params: { temperature: 0 },
    });
    const before = structuredClone(original);
    await fitted(model).generate(original);
    expect(original).toEqual(before);
    expect(requests[0]).toMatchObject({ schema: original.schema, params: original.params });
    expect(requests[0]?.messages[0]?.content).toMatchObject([
      { type: "text", text: "Look:", cache: true },
      { type: "image", detail: "high", cache: true },
    ]);
  });

  it("hands on a request without images as it is", async () => {
    const { model, requests } = testModel();
    const plain = request({ type: "text", text: "Hello" });
    await fitted(model).generate(plain);
    expect(requests[0]).toBe(plain);
  });

  it("fits an image that is used twice once", async () => {
    const { model, requests } = testModel();
    const blob = new Blob([new Uint8Array(photo)]);
    const read = vi.spyOn(blob, "arrayBuffer");
    await fitted(model).generate(request(image.blob(blob), { type: "text", text: "and" }, image.blob(blob)));
    expect(read).toHaveBeenCalledTimes(1);
    const [first, second] = sent(requests);
    expect(first).toBe(second);
  });

  it("leaves URLs to a model that takes them, and fetches them once for one that does not", async () => {
    const url = image.url(`${server.origin}/wolf.webp`);
    const taking = testModel({ ...limits, urls: true });
    await fitted(taking.model).generate(request(url, image.bytes(photo)));
    expect(sent(taking.requests)[0]).toEqual(url);
    expect(sizeOf(sent(taking.requests)[1])).toEqual([64, 32]);
    expect(server.requests).toEqual([]);

    const other = testModel();
    const download = { allowHosts: [`127.0.0.1:${server.port}`], allowPrivate: true };
    await fitted(other.model, { download }).generate(request(url, url));
    expect(sent(other.requests).map(sizeOf)).toEqual([
      [64, 32],
      [64, 32],
    ]);
    expect(server.requests).toEqual(["/wolf.webp"]);
  });

  it("fetches by the guarded door, and not at all where URLs are denied", async () => {
    const { model, requests } = testModel({ ...limits, urls: true });
    const url = image.url(`${server.origin}/wolf.webp`);
    for (const urls of ["fetch", "deny"] as const) {
      expect(await reasonOf(() => fitted(model, { urls }).generate(request(url)))).toBe("forbidden-url");
    }
    expect(requests).toEqual([]);
  });

  it("says what it takes: every format that it decodes, and no limit that it lifts", () => {
    const { capabilities } = fitted(
      testModel({ ...limits, mediaTypes: ["image/jpeg", "image/heic"], maxImages: 3, maxBytes: 10 }).model,
    );
    expect(capabilities).toEqual({
      images: {
        mediaTypes: ["image/jpeg", "image/heic", "image/png", "image/webp", "image/gif", "image/avif", "image/tiff"],
        urls: true,
        maxImages: 3,
      },
      structuredOutput: ["schema"],
      streaming: true,
    });
    expect(fitted(testModel().model, { urls: "deny", decode: { svg: true } }).capabilities.images).toMatchObject({
      urls: false,
      mediaTypes: expect.arrayContaining(["image/svg+xml"]),
    });
  });

  it("names the image that fails, sends nothing, and stops at an abort", async () => {
    const path = join(folder, "wolf.png");
    await writeFile(path, photo.subarray(0, 300));
    const { model, requests } = testModel();
    await expect(fitted(model).generate(request(image.file(path), image.bytes(photo)))).rejects.toMatchObject({
      source: path,
      reason: "truncated",
    });
    const reason = new Error("enough");
    const aborted = { ...request(image.bytes(photo)), signal: AbortSignal.abort(reason) };
    await expect(fitted(model).generate(aborted)).rejects.toBe(reason);
    await expect(Array.fromAsync(fitted(model).stream(aborted))).rejects.toBe(reason);
    expect(requests).toEqual([]);
  });

  it("ends the model's stream when its reader leaves", async () => {
    const { model } = testModel();
    const left = vi.fn();
    const watched: Model = {
      ...model,
      async *stream() {
        try {
          yield { type: "text", text: "A" };
          yield { type: "text", text: "B" };
        } finally {
          left();
        }
      },
    };
    for await (const _ of fitted(watched).stream(request(image.bytes(photo)))) break;
    expect(left).toHaveBeenCalledTimes(1);
  });
});
