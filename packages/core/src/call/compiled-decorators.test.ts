/** Decorators as compilers other than TypeScript's lower them: Babel and SWC apply one by `decorator.call(instance, method, context)`. */
import { runInThisContext } from "node:vm";
import { transformSync as babel } from "@babel/core";
// @ts-expect-error the package has no types
import decorators from "@babel/plugin-proposal-decorators";
import { type Options, transformSync as swc } from "@swc/core";
import { describe, expect, test } from "vitest";
import { DefinitionError } from "../errors/index.js";
import { testModel } from "../test/index.js";
import { type Answer, answer, call, callsOf, promptTemplate } from "./index.js";

const source = `({ answer, call, promptTemplate, model }) => {
  class Captions {
    tone = "dry";

    @call(model)
    @promptTemplate("Caption {url:image} in a {this.tone} tone")
    caption(url) {
      return answer();
    }

    @call(model)
    @promptTemplate("Title {url:image}")
    static title(url) {
      return answer();
    }
  }
  return Captions;
}`;
const misplaced = `({ promptTemplate }) => {
  class Captions {
    @promptTemplate("Caption this.")
    caption = 1;
  }
}`;

interface Captions {
  caption(url: string): Answer<string>;
}
type CaptionsClass = { new (): Captions; title(url: string): Answer<string> };

const byBabel = (version: string) => (code: string) =>
  babel(code, { configFile: false, babelrc: false, plugins: [[decorators, { version }]] })?.code ?? "";

const bySwc = (decoratorVersion: "2022-03" | "2023-11") => (code: string) => {
  const options: Options = {
    swcrc: false,
    isModule: false,
    jsc: { target: "es2022", parser: { syntax: "ecmascript", decorators: true }, transform: { decoratorVersion } },
  };
  return swc(code, options).code;
};

describe.each([
  ["Babel, 2023-05", byBabel("2023-05")],
  ["Babel, 2023-11", byBabel("2023-11")],
  ["Babel, legacy", byBabel("legacy")],
  ["SWC, 2022-03", bySwc("2022-03")],
  ["SWC, 2023-11", bySwc("2023-11")],
])("%s", (_, compile) => {
  const load = (code: string, model = testModel("A wolf.")) => {
    const define = runInThisContext(compile(code)) as (scope: object) => CaptionsClass;
    return define({ answer, call, promptTemplate, model });
  };

  test("decorated methods, of instances and static, are calls", async () => {
    const model = testModel("A wolf.");
    const Captions = load(source, model);
    expect(callsOf(Captions).map(({ name, slots }) => [name, slots.length])).toEqual([
      ["title", 1],
      ["caption", 2],
    ]);
    expect(await new Captions().caption("https://example.com/wolf.jpg")).toBe("A wolf.");
    expect(await Captions.title("https://example.com/wolf.jpg")).toBe("A wolf.");
    expect(model.requests.map(({ messages }) => messages[0]?.content.at(-1))).toMatchObject([
      { type: "text", text: "in a dry tone" },
      { type: "image", image: { url: "https://example.com/wolf.jpg" } },
    ]);
  });

  test("a decorator in the wrong place is an error", () => {
    expect(() => load(misplaced)).toThrow(DefinitionError);
  });
});

test("the function form is told apart from a decorator that is called", async () => {
  const caption = promptTemplate("Caption {url:image}").call(testModel("A wolf."), { retries: 0 });
  expect(await caption("https://example.com/wolf.jpg")).toBe("A wolf.");
});
