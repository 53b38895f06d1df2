import { type ImagePart, InvalidRequestError, type Params } from "@legenda/core";
import { expect, test } from "vitest";
import { ask, type Context, failureOf, modes, numbersIn, send, start, stringsIn, turn } from "./context.js";
import { pngBytes, pngPart } from "./pictures.js";

const params = { temperature: 0.25, topP: 0.75, maxTokens: 321, stop: ["###END"], seed: 4242 } as const satisfies Params;
const names = Object.keys(params) as (keyof typeof params)[];

/** What goes out is what was asked; what cannot go out throws, and nothing is sent. */
export function requests(context: Context): void {
  const { supports } = context;
  const picture = pngPart(pngBytes(100));

  if (supports.textOnly)
    test("a text alone", async () => {
      const { server, model } = await start(context);
      await model.generate(ask(['Say "hello" — in\nGerman 🐺.']));
      expect(stringsIn(server.requests[0]?.body)).toContain('Say "hello" — in\nGerman 🐺.');
    });

  test.each(modes)("%s: system messages", async (mode) => {
    const { server, model } = await start(context);
    const sent = send(
      model,
      { messages: [turn("system", "You write alt text."), turn("user", "Caption this.", picture)], params: {} },
      mode,
    );
    if (supports.system) {
      await sent;
      expect(stringsIn(server.requests[0]?.body).join("\n")).toContain("You write alt text.");
    } else {
      expect(await failureOf(sent)).toBeInstanceOf(InvalidRequestError);
      expect(server.requests).toHaveLength(0);
    }
  });

  test("several turns", async () => {
    const { server, model } = await start(context);
    const messages = [
      turn("user", "First question.", picture),
      turn("assistant", "First answer."),
      turn("user", "Second question."),
    ];
    const sent = model.generate({ messages, params: {} });
    if (supports.turns) {
      await sent;
      const said = stringsIn(server.requests[0]?.body).join("\n");
      const places = ["First question.", "First answer.", "Second question."].map((text) => said.indexOf(text));
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect(places).not.toContain(-1);
    } else {
      expect(await failureOf(sent)).toBeInstanceOf(InvalidRequestError);
      expect(server.requests).toHaveLength(0);
    }
  });

  describeParams(context, picture);

  test.each(modes)("%s: the vendor's own parameters are merged into its body", async (mode) => {
    const { server, model } = await start(context);
    await send(
      model,
      ask(["Caption this.", picture], { params: { providerOptions: { legenda_probe: { deep: "as it is" } } } }),
      mode,
    );
    expect(server.requests[0]?.body).toMatchObject({ legenda_probe: { deep: "as it is" } });
  });

  test.each(modes)("%s: an unknown part throws", async (mode) => {
    const { server, model } = await start(context);
    const error = await failureOf(send(model, ask(["Caption this.", picture, { type: "hologram" } as never]), mode));
    expect(error).toSatisfy((it) => it instanceof InvalidRequestError || it instanceof TypeError, String(error));
    expect(String(error)).toContain("hologram");
    expect(server.requests).toHaveLength(0);
  });

  test("an unknown kind of image throws", async () => {
    const { server, model } = await start(context);
    const image = { kind: "hologram" } as unknown as ImagePart["image"];
    const error = await failureOf(model.generate(ask(["Caption this.", { type: "image", image }])));
    expect(String(error)).toContain("hologram");
    expect(server.requests).toHaveLength(0);
  });
}

function describeParams(context: Context, picture: ImagePart): void {
  for (const name of names) {
    test.each(modes)(`%s: params.${name} is sent, or throws`, async (mode) => {
      const { server, model } = await start(context);
      const sent = send(model, ask(["Caption this.", picture], { params: { [name]: params[name] } }), mode);
      if (model.capabilities.params?.includes(name) ?? true) {
        await sent;
        const body = server.requests[0]?.body;
        const value = name === "stop" ? params.stop[0] : params[name];
        expect([...numbersIn(body), ...stringsIn(body)]).toContain(value);
      } else {
        const error = await failureOf(sent);
        expect(error).toBeInstanceOf(InvalidRequestError);
        expect(String(error)).toContain(name);
        expect(server.requests).toHaveLength(0);
      }
    });
  }
}
