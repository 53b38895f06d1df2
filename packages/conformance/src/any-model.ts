import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImageError, type ImageSource, InvalidRequestError, image, type Model, type Params } from "@legenda/core";
import { expect, onTestFinished, test } from "vitest";
import { ask, failureOf, modes, readStream, send } from "./context.js";

export interface AnyModelOptions {
  /** A fresh model that always answers the same to the same request. */
  readonly model: () => Model | Promise<Model>;
  /** A PNG file that the model can read. */
  readonly picture: Uint8Array;
  /** What it is asked about the picture. */
  readonly question?: string;
}

const params = { temperature: 0.25, topP: 0.75, maxTokens: 40, stop: ["###END"], seed: 4242 } as const satisfies Params;

/** What every model does, whether a server stands behind it or the machine itself. */
export function anyModel({ model: make, picture, question = "Caption this." }: AnyModelOptions): void {
  const request = (source: ImageSource = image.bytes(picture), more: Parameters<typeof ask>[1] = {}) =>
    ask([question, { type: "image", image: source }], more);

  test.each(modes)("%s: a reply says who gave it, why it ended, and what it took", async (mode) => {
    const model = await make();
    const reply = await send(model, request(), mode);
    expect(reply).toMatchObject({ provider: model.provider, finish: "stop", text: expect.stringMatching(/\S/) });
    expect(reply.model).not.toBe("");
    for (const count of Object.values(reply.usage)) expect(count).toBeGreaterThanOrEqual(0);
  });

  test("a stream gives the same text as the whole reply, and its pieces make it up", async () => {
    const model = await make();
    const whole = await model.generate(request());
    const { texts, reply } = await readStream(model, request());
    expect([texts.join(""), reply.text, reply.finish]).toEqual([whole.text, whole.text, whole.finish]);
  });

  test("bytes, a blob, a file and a data URI are the same image", async () => {
    const model = await make();
    const folder = await mkdtemp(join(tmpdir(), "legenda-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    // The name claims another format: the bytes decide.
    const path = join(folder, "picture.jpg");
    await writeFile(path, picture);
    const base64 = Buffer.from(picture).toString("base64");
    const sources = [image.blob(new Blob([picture.slice()])), image.file(path), image.url(`data:image/png;base64,${base64}`)];
    const { text } = await model.generate(request());
    for (const source of sources) expect((await model.generate(request(source))).text).toBe(text);
  });

  test.each(modes)("%s: an image that is not there, and a file that is none, are errors that name it", async (mode) => {
    const model = await make();
    const folder = await mkdtemp(join(tmpdir(), "legenda-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const page = join(folder, "page.png");
    await writeFile(page, "<html></html>");
    for (const path of [join(folder, "missing.png"), page]) {
      const error = await failureOf(send(model, request(image.file(path)), mode));
      expect(error).toBeInstanceOf(ImageError);
      expect(String(error)).toContain(path);
    }
  });

  test.each(modes)("%s: an unknown part throws", async (mode) => {
    const model = await make();
    const error = await failureOf(send(model, ask([question, { type: "hologram" } as never]), mode));
    expect(error).toSatisfy((it) => it instanceof InvalidRequestError || it instanceof TypeError, String(error));
    expect(String(error)).toContain("hologram");
  });

  test.each(Object.keys(params) as (keyof typeof params)[])("params.%s is taken, or throws", async (name) => {
    const model = await make();
    const sent = model.generate(request(undefined, { params: { [name]: params[name] } }));
    if (model.capabilities.params?.includes(name) ?? true) return void expect((await sent).text).toMatch(/\S/);
    const error = await failureOf(sent);
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(String(error)).toContain(name);
  });

  test.each(modes)("%s: an abort before, and one at once, end it by the signal's own reason", async (mode) => {
    const model = await make();
    const reason = new Error("not today");
    expect(await failureOf(send(model, request(undefined, { signal: AbortSignal.abort(reason) }), mode))).toBe(reason);
    const controller = new AbortController();
    const outcome = failureOf(send(model, request(undefined, { signal: controller.signal }), mode));
    controller.abort(reason);
    expect(await outcome).toBe(reason);
    expect((await send(model, request(), mode)).finish).toBe("stop");
  });

  test("leaving a stream leaves the model as good as new", async () => {
    const model = await make();
    const { text } = await model.generate(request());
    for await (const _ of model.stream(request())) break;
    expect((await readStream(model, request())).reply.text).toBe(text);
  });

  test("calls at the same time answer as calls one after the other do", async () => {
    const model = await make();
    const { text } = await model.generate(request());
    const replies = await Promise.all(
      Array.from({ length: 4 }, (_, index) => send(model, request(), index % 2 ? "stream" : "generate")),
    );
    expect(replies.map((reply) => reply.text)).toEqual(Array(4).fill(text));
  });
}
