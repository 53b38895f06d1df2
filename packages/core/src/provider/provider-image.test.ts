import { png } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { ImageError } from "../errors/index.js";
import type { ImagePart, ImageSource } from "../message.js";
import { testModel } from "../test/index.js";
import { providerImage } from "./provider-image.js";

const bytes = Uint8Array.from(png());
const gif = new TextEncoder().encode("GIF89a...");
const part = (image: ImageSource): ImagePart => ({ type: "image", image });
const url = part({ kind: "url", url: "https://user:secret@example.com/wolf.png?token=secret" });
const model = (images: { urls?: boolean; maxBytes?: number } = {}) =>
  testModel("", { provider: "x", id: "m", capabilities: { images: { mediaTypes: ["image/png"], urls: false, ...images } } });

test("a URL stays one where the model takes URLs; a data URI and bytes become bytes", async () => {
  expect(await providerImage(url, model({ urls: true }))).toEqual({ kind: "url", url: (url.image as { url: string }).url });
  const data = part({ kind: "url", url: `DATA:image/jpeg;base64,${Buffer.from(bytes).toString("base64")}` });
  // The bytes decide the type, whatever the URI claims.
  expect(await providerImage(data, model({ urls: true }))).toEqual({ kind: "bytes", bytes, mediaType: "image/png" });
  expect(await providerImage(part({ kind: "blob", blob: new Blob([bytes]) }), model())).toEqual({
    kind: "bytes",
    bytes,
    mediaType: "image/png",
  });
});

test("a URL is downloaded where the model takes none, and refused without its secrets where nothing downloads", async () => {
  const signal = new AbortController().signal;
  const asked: unknown[] = [];
  const download = async (...args: unknown[]) => {
    asked.push(args);
    return { bytes, mediaType: "image/png" };
  };
  expect(await providerImage(url, model(), { signal, download })).toEqual({ kind: "bytes", bytes, mediaType: "image/png" });
  expect(asked).toEqual([[(url.image as { url: string }).url, signal]]);
  expect(() => providerImage(url, model())).toThrow(ImageError);
  expect(() => providerImage(url, model())).not.toThrow(/secret/);
});

test("a type or a size that the model does not take names the way out", async () => {
  expect(() => providerImage(part({ kind: "bytes", bytes: gif, mediaType: "image/gif" }), model())).toThrow(
    /image\/gif.*accepts image\/png.*fitted\(model\)/,
  );
  expect(() => providerImage(part({ kind: "bytes", bytes, mediaType: "image/png" }), model({ maxBytes: 10 }))).toThrow(
    /69 bytes.*at most 10/,
  );
});

test("bytes in memory and a URL that is passed on are ready at once", () => {
  expect(providerImage(part({ kind: "bytes", bytes, mediaType: "image/png" }), model())).not.toBeInstanceOf(Promise);
  expect(providerImage(url, model(), { takesUrl: () => true })).toMatchObject({ kind: "url" });
});
