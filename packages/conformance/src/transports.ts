import { ConnectionError, type ImagePart, ProviderError, TimeoutError } from "@legenda/core";
import { expect, onTestFinished, test } from "vitest";
import { ask, type Context, failureOf, modes, readStream, send, start } from "./context.js";
import { pngBytes, pngPart } from "./pictures.js";
import { breakOff, redirectTo, say } from "./server/scenario.js";

const statuses = [301, 302, 303, 307, 308] as const;

/** What carries requests keeps keys where they belong, and waits for nobody without end. */
export function transports(context: Context): void {
  const { supports } = context;
  const picture: ImagePart = pngPart(pngBytes(30_000));
  const request = ask(["Caption this.", picture]);

  for (const mode of modes) {
    test.each(statuses)(`${mode}: a redirect (%i) is an error, and nothing goes to where it leads`, async (status) => {
      const other = await context.server();
      onTestFinished(() => other.close());
      const { server, model } = await start(context, redirectTo(`${other.url}/elsewhere`, status));
      const error = await failureOf(send(model, request, mode));
      expect(error).toBeInstanceOf(ProviderError);
      expect(error).toMatchObject({ retryable: false });
      expect(String(error)).toContain("redirect");
      expect(server.requests).toHaveLength(1);
      expect(other.requests).toHaveLength(0);
    });

    test(`${mode}: a page in place of an answer is an error`, async () => {
      const { model } = await start(context, breakOff("page"));
      const error = await failureOf(send(model, request, mode));
      expect(error).toBeInstanceOf(ProviderError);
      expect(error).not.toBeInstanceOf(ConnectionError);
    });

    test.each(["silent", "trickle"] as const)(
      `${mode}: a server that answers nothing (%s) is not waited for without end`,
      async (how) => {
        const { model } = await start({ ...context, model: (url) => context.model(url, { timeoutMs: 150 }) }, breakOff(how));
        expect(await failureOf(send(model, request, mode))).toBeInstanceOf(TimeoutError);
      },
    );

    if (supports.otherForms)
      test(`${mode}: an answer in the other form than was asked for is read`, async () => {
        const { model } = await start(context, say("A wolf in the snow.", { otherForm: true }));
        expect((await send(model, request, mode)).text).toBe("A wolf in the snow.");
      });
  }

  test("a stream that is slow, and never silent, may take longer than the timeout", async () => {
    const text = "one two three four five six";
    const { model } = await start(
      { ...context, model: (url) => context.model(url, { timeoutMs: 800 }) },
      say(text, { delayMs: 200 }),
    );
    if (!model.capabilities.streaming) return;
    expect((await readStream(model, request)).reply.text).toBe(text);
  });
}
