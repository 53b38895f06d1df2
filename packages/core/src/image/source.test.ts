import { expect, test } from "vitest";
import { ImageError } from "../errors/index.js";
import { base64OfBytes, bytesOfBase64 } from "./base64.js";
import { image, shortUrl, toImageSource } from "./source.js";

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

test("a string is a URL or a data URI and nothing else", () => {
  expect(toImageSource("https://example.com/wolf.jpg")).toEqual({ kind: "url", url: "https://example.com/wolf.jpg" });
  expect(toImageSource(new URL("https://example.com/wolf.jpg"))).toEqual({ kind: "url", url: "https://example.com/wolf.jpg" });
  expect(toImageSource("data:image/png;base64,iVBO")).toEqual({ kind: "url", url: "data:image/png;base64,iVBO" });
  for (const text of [
    "wolf.jpg",
    "/etc/passwd",
    "C:\\wolf.jpg",
    "file:///etc/passwd",
    "ftp://example.com/a",
    "",
    "data:text/html,hi",
    "https://",
  ]) {
    expect(() => toImageSource(text), text).toThrow(ImageError);
  }
  expect(() => toImageSource("wolf.jpg")).toThrow(
    '"wolf.jpg" is not an http:, https: or data: URL. Pass a file on this machine as image.file(path).',
  );
});

test("a bucket is named by image.url alone: a user's text must not read what only our key may", () => {
  const url = "gs://our-bucket/wolf.jpg";
  expect(image.url(url)).toEqual({ kind: "url", url });
  expect(toImageSource(image.url(url))).toEqual({ kind: "url", url });
  expect(() => toImageSource(url)).toThrow(ImageError);
  expect(() => toImageSource(new URL(url))).toThrow(ImageError);
  expect(() => image.url("gs://our-bucket")).toThrow(ImageError);
});

test("bytes decide the media type and are not copied", () => {
  const source = toImageSource(png);
  expect(source).toEqual({ kind: "bytes", bytes: png, mediaType: "image/png" });
  expect((source as { bytes: Uint8Array }).bytes).toBe(png);
  expect(toImageSource(png.buffer)).toEqual({ kind: "bytes", bytes: png, mediaType: "image/png" });
  expect(() => toImageSource(new TextEncoder().encode("<html>"))).toThrow(ImageError);
  expect(() => toImageSource(new Uint8Array())).toThrow("An empty array is not an image");
});

test("base64, with or without a data URI before it", () => {
  const text = base64OfBytes(png);
  expect(image.base64(text)).toEqual(image.bytes(png));
  expect(image.base64(`data:image/jpeg;base64,${text}`)).toEqual(image.bytes(png));
  expect(() => image.base64("not base64!")).toThrow(ImageError);
});

test("base64 round trip, URL-safe and unpadded too", () => {
  for (let length = 1; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 97 + length) % 256);
    const text = base64OfBytes(bytes);
    expect(text).toBe(Buffer.from(bytes).toString("base64"));
    expect(bytesOfBase64(text)).toEqual(bytes);
    expect(bytesOfBase64(Buffer.from(bytes).toString("base64url"))).toEqual(bytes);
    expect(bytesOfBase64(text.replace(/(.{4})/g, "$1\n"))).toEqual(bytes);
  }
  expect(bytesOfBase64("")).toBeUndefined();
  expect(bytesOfBase64("aGk*")).toBeUndefined();
});

test("files and blobs are named, not read", () => {
  expect(image.file("missing.jpg")).toEqual({ kind: "file", path: "missing.jpg" });
  expect(image.file(new URL("file:///a%20b.jpg"))).toEqual({ kind: "file", path: "/a b.jpg" });
  expect(() => image.file("")).toThrow(ImageError);
  expect(toImageSource(new Blob([png])).kind).toBe("blob");
});

test("what is no image says what would be", () => {
  for (const input of [7, true, {}, [], () => {}, Symbol("x"), { kind: "url" }, { kind: "file", path: 7 }, null]) {
    expect(() => toImageSource(input)).toThrow(ImageError);
  }
});

test("no key, no data and no credentials in a shown URL", () => {
  expect(shortUrl("https://user:secret@example.com/a.jpg?token=secret#secret")).toBe("https://example.com/a.jpg");
  expect(shortUrl(`data:image/png;base64,${"A".repeat(1000)}`)).toBe("data:image/png;base64,…");
  expect(shortUrl(`https://example.com/${"a".repeat(500)}`)).toHaveLength(120);
});
