import { type Answer, answer, call, callsOf, type ImageInput, type Model, promptTemplate } from "@legenda/core";
import { AltText, runAll, templates } from "./suite.ts";

function classOf(model: Model) {
  class Captions {
    readonly #tone = "dry";

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
      return answer(async () => ({ fields: { tone: this.#tone } }));
    }
  }
  return Captions;
}

await runAll({
  name: "TC39 decorators",
  make: (model) => new (classOf(model))(),
  describe: (model) => callsOf(classOf(model)),
});
