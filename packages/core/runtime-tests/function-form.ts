import { callsOf, type ImageInput, type Model, promptTemplate } from "@legenda/core";
import { AltText, runAll, templates } from "./suite.ts";

function functionsOf(model: Model) {
  const computed = promptTemplate("A {tone} caption for {url:image}").call(model);
  return {
    caption: promptTemplate(templates.caption).call(model),
    altText: promptTemplate(templates.altText).call(model, { response: AltText }),
    computed: Object.assign((url: ImageInput) => computed({ tone: "dry", url }), { call: computed }),
  };
}

await runAll({
  name: "function form",
  make(model) {
    const { caption, altText, computed } = functionsOf(model);
    return { caption, altText, computed };
  },
  describe(model) {
    const { caption, altText, computed } = functionsOf(model);
    return [caption, altText, computed.call].flatMap(callsOf);
  },
});
