import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DefinitionError, TemplateError } from "../errors/index.js";
import type { ImageInput, ImageSource } from "../message.js";
import { testModel } from "../test/index.js";
import { type Answer, answer, call, callsOf, promptTemplate, using } from "./index.js";

const url = "https://example.com/wolf.jpg";
const model = () => testModel("A wolf.");

/** What a compiler would make of a decorated method, for what does not compile when it is written out. */
const context = (kind: string) => ({ kind, name: "caption", static: false, private: false }) as never;
const decorate = (decorator: unknown, ...args: unknown[]) => (decorator as (...args: unknown[]) => unknown)(...args);

describe("faults of a definition are found when it is made", () => {
  test("anything but a method", () => {
    for (const kind of ["class", "field", "getter", "setter", "accessor"]) {
      expect(() => decorate(call(model()), () => {}, context(kind)), kind).toThrow(DefinitionError);
      expect(() => decorate(promptTemplate("x"), () => {}, context(kind)), kind).toThrow(`decorates methods, not ${kind}`);
    }
    expect(() => decorate(promptTemplate("x"), class {}, undefined)).toThrow("decorates methods, not class");
    expect(() => decorate(promptTemplate("x"), {}, "caption", undefined)).toThrow("decorates methods, not field");
    expect(() => decorate(promptTemplate("x"), {}, "caption", { get: () => 1 })).toThrow("decorates methods, not accessor");
    expect(() => decorate(promptTemplate("x"), {}, "caption", 0)).toThrow("decorates methods, not parameter");
  });

  test("decorators in the wrong order, or twice", () => {
    const method = () => answer();
    const calling = decorate(call(model()), method, context("method"));
    expect(() => decorate(promptTemplate("x"), calling, context("method"))).toThrow("put @call above @promptTemplate");
    expect(() => decorate(call(model()), calling, context("method"))).toThrow("twice");
    const other = () => answer();
    decorate(promptTemplate("x"), other, context("method"));
    expect(() => decorate(promptTemplate("y"), other, context("method"))).toThrow("two templates");
  });

  test("parameters that cannot be bound", () => {
    const method = (_photo: unknown, _note: unknown) => answer();
    decorate(promptTemplate("{photo:image} {note}"), method, context("method"));
    expect(() => decorate(call(model()), method, context("method"))).toThrow("caption({ photo, note })");
  });

  test("what is no model and no schema", () => {
    expect(() => promptTemplate("x").call("gpt-4o-mini" as never)).toThrow("must be a model");
    expect(() => promptTemplate("x").call(model(), { response: { type: "object" } as never })).toThrow("Standard Schema");
    expect(() => promptTemplate("x").call(model(), { corrections: -1 })).toThrow("corrections");
    expect(() => promptTemplate("{x:imgae}")).toThrow(TemplateError);
  });
});

test("a body must return answer(), and not a promise of it", async () => {
  class Faulty {
    // @ts-expect-error the type says so too
    @call(model())
    @promptTemplate("{url:image}")
    nothing(_url: ImageInput): void {}

    // @ts-expect-error the type says so too
    @call(model())
    @promptTemplate("{url:image}")
    async promised(_url: ImageInput): Promise<Answer<string>> {
      return answer();
    }
  }
  expect(() => new Faulty().nothing(url)).toThrow("must return answer(); its body returned undefined");
  expect(() => new Faulty().promised(url)).toThrow("must not be async");
});

test("answer() outside a decorated method says what is missing", async () => {
  class Undecorated {
    caption(_url: ImageInput): Answer<string> {
      return answer();
    }
  }
  const made = new Undecorated().caption(url);
  await expect((async () => made)()).rejects.toThrow("not decorated");
  expect(() => made.stream()).toThrow(DefinitionError);
});

describe("binding", () => {
  const sent = async (template: string, value: unknown) => {
    const recording = model();
    await promptTemplate(template).call(recording)(value as never);
    return recording.requests[0]?.messages[0]?.content;
  };
  const wolf: ImageSource = { kind: "url", url };

  test("an image source for a lone slot is its value, whatever keys it has", async () => {
    const part = { type: "image", image: wolf };
    expect(await sent("{url:image}", wolf)).toEqual([part]);
    expect(await sent("{url:image}", { url: wolf })).toEqual([part]);
    expect(await sent("{kind:image}", wolf)).toEqual([part]);
  });

  test("an object for a lone slot with a path", async () => {
    class Book {
      title = "Emma";
    }
    expect(await sent("{book.title}", { book: { title: "Emma" } })).toEqual([{ type: "text", text: "Emma" }]);
    expect(await sent("{book.title}", { title: "Emma" })).toEqual([{ type: "text", text: "Emma" }]);
    expect(await sent("{book.title}", new Book())).toEqual([{ type: "text", text: "Emma" }]);
  });

  test("a bare value for several slots says what to pass", async () => {
    await expect(sent("{a} {b}", "x")).rejects.toThrow("has the slots a, b. Pass one object");
    expect(await sent("{a} {b}", { a: 1, b: 2 })).toEqual([{ type: "text", text: "1 2" }]);
  });
});

describe("dynamic calls", () => {
  const other = testModel("other");
  class Dynamic {
    #tone = "dry";
    computed = 0;

    readonly brand: string;

    constructor(brand = "Acme") {
      this.brand = brand;
    }

    @call(model())
    @promptTemplate("A {tone} caption for {photo:image}, by {this.brand}")
    caption(photo: string): Answer<string, { tone: string; photo: ImageInput }> {
      return answer(async () => {
        this.computed++;
        return { fields: { tone: this.#tone, photo: `https://example.com/${photo}` }, model: other, params: { temperature: 0 } };
      });
    }

    @call(model())
    messages(text: string): Answer<string> {
      return answer({ messages: [{ role: "user", content: [{ type: "text", text }] }] });
    }

    @call(model())
    nothing(): Answer<string> {
      return answer();
    }

    @call(model())
    @promptTemplate("{n}")
    static count(_n: number): Answer<string> {
      return answer();
    }
  }

  test("computed slots, another model, parameters, and reading the instance", async () => {
    const dynamic = new Dynamic();
    const made = dynamic.caption("wolf.jpg");
    expect(await made).toBe("other");
    expect(other.requests[0]).toMatchObject({
      params: { temperature: 0 },
      messages: [{ content: [{ text: "A dry caption for" }, { image: { url } }, { text: ", by Acme" }] }],
    });
    const last = testModel("last");
    expect(await made.with(last)).toBe("last");
    expect(last.requests[0]?.params).toEqual({ temperature: 0 });
    expect(dynamic.computed).toBe(1);
  });

  test("a response model made for the call", async () => {
    const tagging = testModel([{ value: { tags: ["sky"] } }, { value: { tags: ["wolf"] } }]);
    const Tags = z.object({ tags: z.array(z.string()) });
    class Tagger {
      @call(tagging, { response: Tags })
      @promptTemplate("Tag {photo:image}")
      tags(_args: { photo: ImageInput; vocabulary: readonly [string, ...string[]] }): Answer<{ tags: string[] }> {
        return answer({ response: z.object({ tags: z.array(z.enum(_args.vocabulary)) }) });
      }
    }
    expect(await new Tagger().tags({ photo: url, vocabulary: ["wolf", "snow"] })).toEqual({ tags: ["wolf"] });
    expect(JSON.stringify(tagging.requests[0]?.schema)).toContain('"enum":["wolf","snow"]');
  });

  test("messages in place of the template's", async () => {
    expect(await new Dynamic().messages("hi").messages()).toEqual([{ role: "user", content: [{ type: "text", text: "hi" }] }]);
    await expect((async () => new Dynamic().nothing())()).rejects.toThrow("has no prompt");
  });

  test("using gives the same object with every call changed, private fields and all", async () => {
    const dynamic = new Dynamic("Zenith");
    const mine = testModel("mine");
    const changed = using(dynamic, { model: mine, params: { seed: 1 } });
    expect(await changed.caption("wolf.jpg")).toBe("mine");
    expect(mine.requests[0]?.params).toEqual({ temperature: 0, seed: 1 });
    expect(JSON.stringify(mine.requests[0]?.messages)).toContain("by Zenith");
    expect(await dynamic.caption("wolf.jpg")).toBe("other");
    expect(changed.brand).toBe("Zenith");
    expect(changed).toBeInstanceOf(Dynamic);
    expect(changed.caption).toBe(changed.caption);
    const again = using(changed, { params: { seed: 2 } });
    await again.caption("wolf.jpg");
    expect(mine.requests.at(-1)?.params).toEqual({ temperature: 0, seed: 2 });
  });

  test("using reaches the calls that other methods make", async () => {
    class Pair {
      @call(model())
      @promptTemplate("{url:image}")
      caption(_url: ImageInput): Answer<string> {
        return answer();
      }

      both(): Promise<string[]> {
        return Promise.all([this.caption(url), this.caption(url)]);
      }
    }
    expect(await using(new Pair(), testModel("mine")).both()).toEqual(["mine", "mine"]);
    const caption = promptTemplate("{url:image}").call(model());
    expect(await using(caption, testModel("mine"))(url)).toBe("mine");
    expect(await caption(url)).toBe("A wolf.");
  });

  test("callsOf lists a class's calls, its static ones and its parents'", () => {
    class Child extends Dynamic {
      @call(other, { response: z.string() })
      @promptTemplate("{this.brand} {url:image}")
      override messages(_text: string): Answer<string> {
        return answer();
      }
    }
    const names = callsOf(Child).map(({ name }) => name);
    expect(names.sort()).toEqual(["caption", "count", "messages", "nothing"]);
    const listed = callsOf(new Child()).find(({ name }) => name === "messages");
    expect(listed).toMatchObject({ template: "{this.brand} {url:image}", model: other });
    expect(callsOf(promptTemplate("{n}").call(other))).toMatchObject([{ name: "call", slots: [{ name: "n" }] }]);
    expect(callsOf(class {})).toEqual([]);
  });
});
