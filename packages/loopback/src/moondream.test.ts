import { breakOff, fail, say } from "@legenda/conformance/server";
import { vl } from "moondream";
import sharp from "sharp";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { moondreamServer } from "./moondream.js";

let picture: Buffer;
beforeAll(async () => {
  picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .png()
    .toBuffer();
});

async function start(options: Parameters<typeof moondreamServer>[0] = {}) {
  const server = await moondreamServer(options);
  onTestFinished(() => server.close());
  return { server, client: new vl({ apiKey: "key-1", endpoint: `${server.url}/v1` }) };
}

async function read(pieces: unknown): Promise<string> {
  let text = "";
  for await (const piece of pieces as AsyncIterable<string>) text += piece;
  return text;
}

test.each([undefined, "short", "normal", "long"] as const)("the official client gets a caption (%s)", async (length) => {
  const { server, client } = await start();
  server.script(say("Ein Wölfchen 🐺."));
  expect(await client.caption({ image: picture, ...(length && { length: length as "short" }) })).toEqual({
    caption: "Ein Wölfchen 🐺.",
  });
  const [request] = server.requests;
  expect(request).toMatchObject({ path: "/v1/caption", headers: { "x-moondream-auth": "key-1" } });
  expect(request?.body).toMatchObject({
    image_url: expect.stringMatching(/^data:image\/jpeg;base64,/),
    ...(length && { length }),
  });
});

test.each([false, true])("the official client reads a stream to its end (station: %s)", async (station) => {
  const { server, client } = await start({ station });
  const text = "Ein Wölfchen 🐺 im Schnee — 雪の中の狼.";
  server.script(say(text, { chunks: [...text] }));
  const { caption } = await client.caption({ image: picture, stream: true });
  expect(await read(caption)).toBe(text);
});

test.each([false, true])("the official client asks a question (station: %s)", async (station) => {
  const { server, client } = await start({ station });
  server.script(say("A wolf."));
  expect(
    await client.query({ image: { imageUrl: `data:image/png;base64,${picture.toString("base64")}` }, question: "What is it?" }),
  ).toEqual({ answer: "A wolf." });
  expect(server.requests[0]?.body).toMatchObject({ question: "What is it?" });
  const { answer } = await client.query({ image: picture, question: "What is it?", stream: true });
  expect(await read(answer)).toBe("A wolf.");
});

test("the official client sees a failure by its status", async () => {
  const { server, client } = await start();
  server.script(fail(429));
  await expect(client.caption({ image: picture })).rejects.toThrow("status: 429");
  const keyless = new vl({ endpoint: `${server.url}/v1` });
  await expect(keyless.caption({ image: picture })).rejects.toThrow("status: 401");
});

test("the official client notices a stream that breaks", async () => {
  const { server, client } = await start();
  server.script(breakOff("middle"));
  const { caption } = await client.caption({ image: picture, stream: true });
  await expect(read(caption)).rejects.toThrow("Failed to stream response");
});

test("the cloud refuses what it does not know", async () => {
  const { server } = await start();
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${server.url}/v1/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-moondream-auth": "key-1" },
      body: JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as { error?: { message: string } }) };
  };
  const image_url = "data:image/png;base64,iVBORw0KGgo=";
  expect(await post("caption", {})).toMatchObject({ status: 400 });
  expect(await post("caption", { image_url: "https://example.com/wolf.png" })).toMatchObject({ status: 400 });
  expect(await post("caption", { image_url, length: "tiny" })).toMatchObject({
    status: 400,
    error: { message: expect.stringContaining("length") },
  });
  expect(await post("caption", { image_url, settings: { stop: ["x"] } })).toMatchObject({
    status: 400,
    error: { message: expect.stringContaining("stop") },
  });
  expect(await post("query", { image_url })).toMatchObject({
    status: 400,
    error: { message: expect.stringContaining("question") },
  });
  expect(await post("describe", { image_url })).toMatchObject({ status: 404 });
});

test("the station answers its errors with status 200, and those of its web server as they are", async () => {
  const { server } = await start({ station: true });
  const ask = () =>
    fetch(`${server.url}/v1/caption`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"image_url":"iVBORw0KGgo="}',
    });
  server.script(
    fail(429, { code: "rejected", message: "Queue is full" }),
    fail(503, { message: "Inference service not running" }),
    say("A wolf in the snow."),
  );
  const rejected = await ask();
  expect([rejected.status, await rejected.json()]).toEqual([200, { error: "Queue is full", status: "rejected" }]);
  const stopped = await ask();
  expect([stopped.status, await stopped.json()]).toEqual([503, { detail: "Inference service not running" }]);
  expect(await (await ask()).json()).toMatchObject({ caption: "A wolf in the snow.", _stats: { tokens: 5 } });
});
