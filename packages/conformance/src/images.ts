import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ImageDetail, ImageError, type ImageSource, InvalidRequestError } from "@legenda/core";
import { expect, onTestFinished, test } from "vitest";
import { ask, type Context, failureOf, modes, send, start, stringsIn } from "./context.js";
import { imagesIn, pngBytes, pngPart } from "./pictures.js";

/** Images arrive byte for byte, in their order, or are refused before anything is sent. */
export function images(context: Context): void {
  const { supports } = context;

  const kinds: readonly (readonly [string, (bytes: Uint8Array) => Promise<ImageSource> | ImageSource])[] = [
    ["bytes", (bytes) => ({ kind: "bytes", bytes, mediaType: "image/png" })],
    ["a view into a larger buffer", (bytes) => ({ kind: "bytes", bytes: viewOf(bytes), mediaType: "image/png" })],
    ["a blob", (bytes) => ({ kind: "blob", blob: new Blob([new Uint8Array(bytes)]) })],
    ["a file", fileOf],
    ["a data URI", (bytes) => ({ kind: "url", url: `data:image/png;base64,${Buffer.from(bytes).toString("base64")}` })],
  ];
  // Each remainder of base64's three bytes, and one that is large.
  const cases = kinds.flatMap(([kind, sourceOf]) => [999, 1000, 1001, 300_001].map((size) => [kind, size, sourceOf] as const));
  test.each(cases)("%s of %i bytes", async (_, size, sourceOf) => {
    const { server, model } = await start(context);
    const bytes = pngBytes(size, size);
    await model.generate(ask(["Caption this.", { type: "image", image: await sourceOf(bytes) }]));
    const request = server.requests[0];
    expect(imagesIn(request?.body)).toEqual([bytes]);
    if (request?.headers["content-length"])
      expect(Number(request.headers["content-length"])).toBe(Buffer.byteLength(request.text));
  });

  test("in a stream as well", async () => {
    const { server, model } = await start(context);
    const bytes = pngBytes(70_000);
    await send(model, ask(["Caption this.", pngPart(bytes)]), "stream");
    expect(imagesIn(server.requests[0]?.body)).toEqual([bytes]);
  });

  test("several, in their order", async () => {
    const { server, model } = await start(context);
    const pictures = [pngBytes(64, 1), pngBytes(100_000, 2), pngBytes(65, 3)];
    const sent = model.generate(ask([...pictures.map(pngPart), "Compare them."]));
    if (supports.severalImages) {
      await sent;
      expect(imagesIn(server.requests[0]?.body)).toEqual(pictures);
    } else {
      const error = await failureOf(sent);
      expect(error).toSatisfy((it) => it instanceof InvalidRequestError || it instanceof ImageError, String(error));
      expect(server.requests).toHaveLength(0);
    }
  });

  test("a text that looks like a place holder stays as it is", async () => {
    const { server, model } = await start(context);
    const text = "legenda-00000000-0000-4000-8000-000000000000 and legenda-";
    await model.generate(ask([text, pngPart(pngBytes(100_000))]));
    expect(stringsIn(server.requests[0]?.body).join("\n")).toContain(text);
  });

  test("a URL goes through as it is, or is refused where it leads inside", async () => {
    const { server, model } = await start(context);
    if (model.capabilities.images.urls) {
      const url = "https://images.example/wolf.png?size=1&v=2";
      await model.generate(ask(["Caption this.", { type: "image", image: { kind: "url", url } }]));
      expect(stringsIn(server.requests[0]?.body)).toContain(url);
    } else {
      const image: ImageSource = { kind: "url", url: "http://127.0.0.1:9/wolf.png" };
      expect(await failureOf(model.generate(ask(["Caption this.", { type: "image", image }])))).toBeInstanceOf(ImageError);
      expect(server.requests).toHaveLength(0);
    }
  });

  test.each(["low", "high", "auto"] satisfies ImageDetail[])(
    "detail %s is sent, or ignored where there is no choice",
    async (detail) => {
      const { model } = await start(context);
      expect((await model.generate(ask(["Caption this.", { ...pngPart(pngBytes(100)), detail }]))).finish).toBe("stop");
    },
  );

  test.each(modes)("%s: a type that the model does not take is refused", async (mode) => {
    const { server, model } = await start(context);
    const image: ImageSource = {
      kind: "bytes",
      bytes: Uint8Array.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]),
      mediaType: "image/tiff",
    };
    expect(await failureOf(send(model, ask(["Caption this.", { type: "image", image }]), mode))).toBeInstanceOf(ImageError);
    expect(server.requests).toHaveLength(0);
  });

  test.each(modes)("%s: a missing file is named", async (mode) => {
    const { server, model } = await start(context);
    const image: ImageSource = { kind: "file", path: join(tmpdir(), "no-such-wolf.png") };
    const error = await failureOf(send(model, ask(["Caption this.", { type: "image", image }]), mode));
    expect(error).toBeInstanceOf(ImageError);
    expect(String(error)).toContain("no-such-wolf.png");
    expect(server.requests).toHaveLength(0);
  });
}

function viewOf(bytes: Uint8Array): Uint8Array {
  const larger = new Uint8Array(bytes.length + 20).fill(0xee);
  larger.set(bytes, 7);
  return larger.subarray(7, 7 + bytes.length);
}

async function fileOf(bytes: Uint8Array): Promise<ImageSource> {
  const path = join(tmpdir(), `legenda-conformance-${crypto.randomUUID()}.png`);
  await writeFile(path, bytes);
  onTestFinished(() => rm(path));
  return { kind: "file", path };
}
