import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { png, temporaryFolder } from "@legenda/test-kit";
import { afterAll, expect, test } from "vitest";
import { loadImage } from "./load.js";
import { image } from "./source.js";

const bytes = Uint8Array.from(png());
const folder = temporaryFolder(afterAll).path;

function file(name: string, content: Uint8Array | string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test("each kind of source gives the same image", async () => {
  const expected = { bytes, mediaType: "image/png" };
  const base64 = Buffer.from(bytes).toString("base64");
  for (const source of [
    image.bytes(bytes),
    image.blob(new Blob([bytes])),
    image.file(file("wrong-name.jpg", bytes)),
    image.url(`data:image/jpeg;base64,${base64}`),
    image.url(`data:image/png;charset=x;base64,${encodeURIComponent(base64)}`),
  ]) {
    const loaded = await loadImage(source);
    expect({ bytes: new Uint8Array(loaded.bytes), mediaType: loaded.mediaType }).toEqual(expected);
  }
});

test("a data URI without base64", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  expect(await loadImage(image.url(`data:image/svg+xml,${encodeURIComponent(svg)}`))).toEqual({
    bytes: new TextEncoder().encode(svg),
    mediaType: "image/svg+xml",
  });
});

test("errors name the file and the reason", async () => {
  const missing = join(folder, "missing.jpg");
  await expect(loadImage(image.file(missing))).rejects.toMatchObject({
    name: "ImageError",
    reason: "not-found",
    source: missing,
    message: `${missing} does not exist.`,
  });
  await expect(loadImage(image.file(file("empty.png", "")))).rejects.toMatchObject({
    reason: "not-an-image",
    message: expect.stringContaining("is empty"),
  });
  await expect(loadImage(image.file(file("page.png", "<html>")))).rejects.toMatchObject({ reason: "not-an-image" });
  await expect(loadImage(image.file(folder))).rejects.toMatchObject({ reason: "unreadable" });
  await expect(loadImage(image.file(file("big.png", bytes)), { maxBytes: 5 })).rejects.toMatchObject({ reason: "too-large" });
  await expect(loadImage(image.blob(new Blob([bytes])), { maxBytes: 5 })).rejects.toMatchObject({ reason: "too-large" });
  await expect(loadImage(image.url("https://example.com/a.jpg?key=secret"))).rejects.toMatchObject({
    reason: "bad-url",
    message: expect.not.stringContaining("secret"),
  });
});

test("a pipe that nobody writes to does not hang", async () => {
  const pipe = join(folder, "pipe.png");
  execFileSync("mkfifo", [pipe]);
  await expect(loadImage(image.file(pipe))).rejects.toMatchObject({ reason: "unreadable" });
});

test("an abort is thrown as it is", async () => {
  const reason = new Error("enough");
  await expect(loadImage(image.file("any.jpg"), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
