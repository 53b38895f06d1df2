import "reflect-metadata";
import assert from "node:assert/strict";
import { type Answer, answer, call, callsOf, type ImageInput, type Model, promptTemplate, slot } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { AltText, runAll, templates } from "./suite.ts";

function classOf(model: Model) {
  class Captions {
    private readonly tone = "dry";

    @call(model)
    @promptTemplate(templates.caption)
    caption(_url: ImageInput): Answer<string> {
      return answer();
    }

    @call(model, { response: AltText })
    @promptTemplate(templates.altText)
    altText(_args: { photo: ImageInput; product: { name: string } }): Answer<AltText> {
      return answer();
    }

    @call(model)
    @promptTemplate("A {tone} caption for {url:image}")
    computed(_url: ImageInput): Answer<string, { tone: string }> {
      return answer(async () => ({ fields: { tone: this.tone } }));
    }
  }
  return Captions;
}

await runAll({
  name: "legacy decorators",
  make: (model) => new (classOf(model))(),
  describe: (model) => callsOf(classOf(model)),
});

const model = testModel("A wolf.");

class Positional {
  @call(model)
  @promptTemplate("A {tone} caption for {photo:image}")
  caption(@slot("photo") _photo: ImageInput, @slot("tone") _tone: string): Answer<string> {
    return answer();
  }
}

await new Positional().caption("https://example.com/wolf.jpg", "wry");
assert.match(JSON.stringify(model.requests[0]?.messages), /A wry caption/);

const carried = Reflect.getMetadata("legenda:call", Positional.prototype.caption) as { name: string };
assert.equal(carried.name, "caption");
