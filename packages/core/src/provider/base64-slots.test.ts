import { errorOf, httpServer } from "@legenda/test-kit";
import { expect, onTestFinished, test, vi } from "vitest";
import { Base64Slots } from "./base64-slots.js";
import { guardedFetch } from "./guarded-fetch.js";
import { ConnectionFailure } from "./vendor-failure.js";

function imageOf(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 255);
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test.each([4097, 4098, 4099, 49_152, 49_153, 98_303, 98_304, 98_305, 1_000_000])(
  "the body of an image of %i bytes is that of the plain way",
  (size) => {
    const slots = new Base64Slots();
    const bytes = imageOf(size);
    const body = (data: string) => JSON.stringify({ text: "größer 🐺", url: `data:image/png;base64,${data}`, end: true });
    expect(text(slots.fill(body(slots.place(bytes).marker)))).toBe(body(base64(bytes)));
  },
);

test("several images, one of them twice, and a view into a larger buffer", () => {
  const slots = new Base64Slots();
  const [first, second] = [imageOf(5000), imageOf(70_010).subarray(10)];
  const body = (one: string, other: string) => JSON.stringify([one, other, one]);
  expect(text(slots.fill(body(slots.place(first).marker, slots.place(second).marker)))).toBe(body(base64(first), base64(second)));
});

test.each([0, 1, 2, 3, 4096])("an image of %i bytes stands in the body at once", (size) => {
  const slots = new Base64Slots();
  const bytes = imageOf(size);
  expect(slots.place(bytes).marker).toBe(base64(bytes));
  expect(slots.fill("{}")).toBeUndefined();
});

test("what only looks like a marker stays, and so does what was released", () => {
  const slots = new Base64Slots();
  const { marker, release } = slots.place(imageOf(5000));
  expect(slots.fill(`"legenda-${crypto.randomUUID()}"`)).toBeUndefined();
  expect(slots.fill('"legenda-"')).toBeUndefined();
  release();
  slots.place(imageOf(6000));
  expect(slots.fill(`"${marker}"`)).toBeUndefined();
});

test("the fetch sends the body with its images, its new length and all else as it was", async () => {
  const slots = new Base64Slots();
  const calls: (readonly [input: unknown, init?: RequestInit | undefined])[] = [];
  const fetch = guardedFetch(slots, async (...call) => {
    calls.push(call);
    return new Response("ok");
  });
  const bytes = imageOf(5000);
  const signal = new AbortController().signal;
  await fetch("https://api.example/v1", {
    method: "POST",
    signal,
    headers: { "content-length": "7", "x-own": "1" },
    body: `"${slots.place(bytes).marker}"`,
  });
  const [url, init] = calls[0] ?? [];
  expect(url).toBe("https://api.example/v1");
  expect(init).toMatchObject({ method: "POST", signal });
  expect(new Headers(init?.headers).has("content-length")).toBe(false);
  expect(new Headers(init?.headers).get("x-own")).toBe("1");
  expect(text(init?.body as Uint8Array)).toBe(`"${base64(bytes)}"`);

  const plain = { method: "POST", body: "{}" };
  await fetch("https://api.example/v1", plain);
  expect(calls[1]?.[1]).toEqual({ ...plain, redirect: "manual" });
});

test.each([5000, 393_216, 393_217, 3_000_000])(
  "sent by the runtime's own fetch, an image of %i bytes arrives whole and with its length",
  async (size) => {
    const slots = new Base64Slots();
    const server = await httpServer((response) => response.end("ok"), onTestFinished);
    const [first, second] = [imageOf(size), imageOf(5000)];
    const body = JSON.stringify([slots.place(first).marker, slots.place(second).marker]);
    await guardedFetch(slots)(server.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    const expected = JSON.stringify([base64(first), base64(second)]);
    const [request] = server.requests;
    expect(request?.body === expected).toBe(true);
    expect(request?.headers["content-length"]).toBe(String(expected.length));
  },
);

test("a redirect is followed neither before nor after a server has answered; before, the error names where it leads", async () => {
  const slots = new Base64Slots();
  const server = await httpServer((answer, { path }) => {
    if (path === "/old") answer.writeHead(307, { location: "/new" }).end();
    else answer.end("ok");
  }, onTestFinished);
  const send = guardedFetch(slots);
  const post = (path: string) => send(`${server.url}${path}`, { method: "POST", body: slots.place(imageOf(200_000)).marker });
  expect(await errorOf(post("/old"))).toMatchObject({
    status: 307,
    explanation: { message: expect.stringContaining("redirects") },
  });
  expect(await (await post("/")).text()).toBe("ok");
  expect(await errorOf(post("/old"))).toMatchObject({ explanation: { message: expect.stringContaining("redirects") } });
  expect(server.requests.map(({ path }) => path)).toEqual(["/old", "/", "/old"]);
});

test("a failure that is no redirect stays the failure it is", async () => {
  const slots = new Base64Slots();
  const failure = new TypeError("fetch failed", { cause: Object.assign(new Error("no"), { code: "ECONNREFUSED" }) });
  let calls = 0;
  const fetch = guardedFetch(slots, async () => {
    calls++;
    throw failure;
  });
  const error = await errorOf(fetch("https://api.example/v1", { body: slots.place(imageOf(5000)).marker }));
  expect(error).toBeInstanceOf(ConnectionFailure);
  expect(error).toMatchObject({ code: "ECONNREFUSED" });
  expect(calls).toBe(1);
});

test("runtimes without Buffer make the same bodies", () => {
  const bytes = imageOf(200_003);
  const expected = base64(bytes);
  const slots = new Base64Slots();
  const { marker } = slots.place(bytes);
  vi.stubGlobal("Buffer", undefined);
  const filled = slots.fill(`"${marker}"`);
  vi.unstubAllGlobals();
  expect(text(filled) === `"${expected}"`).toBe(true);
});
