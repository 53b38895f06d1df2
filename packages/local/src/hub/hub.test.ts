import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import {
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  OverloadedError,
  PermissionError,
  ProviderError,
  RateLimitError,
  TimeoutError,
} from "@legenda/core";
import { errorOf, temporaryFolder } from "@legenda/test-kit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { local } from "../local.js";
import type { DownloadProgress, LocalModel, LocalOptions } from "../options.js";
import { type HubServer, startHub } from "../testing/hub-server.js";
import { scenePicture } from "../testing/pictures.js";
import { captionOf } from "../testing/requests.js";

const id = "legenda/scenes";
let hub: HubServer;
let cacheDir: string;
const models: LocalModel[] = [];

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  cacheDir = temporaryFolder(onTestFinished).path;
});
afterEach(async () => {
  hub.misbehave(undefined);
  hub.asked.length = 0;
  await Promise.all(models.splice(0).map((model) => model.close()));
});

function make(options: LocalOptions = {}, name = id): LocalModel {
  const model = local(name, { hub: hub.url, cacheDir, ...options });
  models.push(model);
  return model;
}

const filesLeft = () =>
  readdirSync(cacheDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe("a model of the hub", () => {
  it("is downloaded once, tells how far it is, and then needs no network", async () => {
    const progress: DownloadProgress[] = [];
    const first = make({ onProgress: (one) => progress.push(one) });
    const request = captionOf(await scenePicture(), { maxTokens: 4 });
    const replies = await Promise.all([first.generate(request), first.generate(request), first.load()]);
    expect(replies[0].text).not.toBe("");
    expect(new Set(hub.asked).size).toBe(hub.asked.length);
    const file = "onnx/decoder_model_merged_quantized.onnx";
    const last = progress.findLast((one) => one.file === file);
    expect(last?.loaded).toBe(last?.total);
    expect(last?.loaded).toBe(readFileSync(join(cacheDir, id, file)).length);
    expect(filesLeft().filter((name) => name.endsWith(".part"))).toEqual([]);

    hub.asked.length = 0;
    const second = make({ offline: true });
    expect((await second.generate(request)).text).toBe(replies[0].text);
    const third = make({ onProgress: () => expect.unreachable() });
    await third.load();
    expect(hub.asked).toEqual([]);
  });

  it("says that it does not exist, and how a folder is written", async () => {
    const error = await errorOf(make({}, "legenda/none").load(), Error);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.message).toMatch(/has no model legenda\/none.*"\.\/legenda\/none"/);
    expect(error).toMatchObject({ provider: "local", model: "legenda/none", status: 404 });
  });

  it("says which weights it lacks", async () => {
    const error = await errorOf(make({ dtype: "q4f16" }).load(), Error);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.message).toMatch(/has no file onnx\/\w+_q4f16\.onnx.*dtype/);
  });

  it.each([
    [401, AuthenticationError, /HF_TOKEN/],
    [403, PermissionError, /terms/],
    [429, RateLimitError, /no more requests/],
    [500, OverloadedError, /status 500/],
    [503, OverloadedError, /status 503/],
    [400, ProviderError, /status 400/],
  ] as const)("turns status %i into its own error", async (status, kind, message) => {
    hub.misbehave((_file, response) => {
      response.writeHead(status, { "retry-after": "2" }).end("<html>secret page</html>");
      return true;
    });
    const error = await errorOf(make().load(), Error);
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("secret");
    expect(error).toMatchObject({ status, retryable: status === 429 || status >= 500 });
    if (status === 429) expect(error).toMatchObject({ retryAfter: 2000 });
  });

  it("says how to get the files without a network, and tries again at the next call", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const error = await errorOf(make({ hub: `http://127.0.0.1:${port}` }).load(), Error);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ retryable: true });
    expect(error.message).toMatch(/could not be reached for config\.json \(ECONNREFUSED\)/);
    expect(error.message).toContain(join(cacheDir, id));
    expect(error.message).toContain('local("/path/to/folder")');

    const model = make();
    hub.misbehave((_file, response) => {
      response.writeHead(500).end();
      return true;
    });
    expect(await errorOf(model.load())).toBeInstanceOf(OverloadedError);
    hub.misbehave(undefined);
    await model.load();
  });

  it("names what is missing when it may not download", async () => {
    const error = await errorOf(make({ offline: true }).load(), Error);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.message).toMatch(/`offline` is set: config\.json is missing/);
    expect(hub.asked).toEqual([]);
  });

  it("does not wait for ever on a silent hub", async () => {
    hub.misbehave((file, response) => {
      if (!file.endsWith(".onnx")) return false;
      response.writeHead(200, { "content-length": 1000 }).write("begun");
      return true;
    });
    const error = await errorOf(make({ timeoutMs: 80 }).load(), Error);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toMatch(/sent nothing for 80 ms/);
    expect(filesLeft().filter((name) => /onnx/.test(name))).toEqual([]);
  });

  it("keeps nothing of a file that breaks off", async () => {
    hub.misbehave((file, response) => {
      if (file !== "tokenizer.json") return false;
      response.writeHead(200, { "content-length": 100_000 }).write("{", () => response.destroy());
      return true;
    });
    expect(await errorOf(make().load())).toBeInstanceOf(ConnectionError);
    expect(filesLeft().filter((name) => /tokenizer\.json/.test(name))).toEqual([]);
  });

  it("stops the download with its last caller, and with close()", async () => {
    let begun = 0;
    let broken = 0;
    hub.misbehave((file, response) => {
      if (!file.endsWith(".onnx")) return false;
      begun++;
      response.on("close", () => broken++);
      response.writeHead(200, { "content-length": 1000 }).write("begun");
      return true;
    });
    const model = make();
    const abort = new AbortController();
    const call = errorOf(model.generate(captionOf(await scenePicture(), {}, abort.signal)), Error);
    await expect.poll(() => begun).toBe(1);
    abort.abort(new Error("enough"));
    expect((await call).message).toBe("enough");
    await expect.poll(() => broken).toBe(1);

    const loading = errorOf(model.load(), Error);
    await expect.poll(() => begun).toBe(2);
    await model.close();
    expect((await loading).message).toMatch(/is closed/);
    await expect.poll(() => broken).toBe(2);
    expect(existsSync(join(cacheDir, id, "onnx")) ? readdirSync(join(cacheDir, id, "onnx")) : []).toEqual([]);
  });

  it("says where it cannot keep the files", async () => {
    const file = join(cacheDir, "a file");
    writeFileSync(file, "");
    const error = await errorOf(make({ cacheDir: file }).load(), Error);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error.message).toMatch(/cannot be written to .*a file.*\(ENOTDIR\).*cacheDir/);
  });
});
