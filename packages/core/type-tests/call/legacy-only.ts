import { type Answer, answer, call, type ImageInput, promptTemplate, slot } from "../../src/index.js";
import { testModel } from "../../src/test/index.js";

const model = testModel("A wolf.");

export class Positional {
  @call(model)
  @promptTemplate("{photo:image} {note}")
  fits(@slot("photo") _photo: ImageInput, @slot("note") _note: string): Answer<string> {
    return answer();
  }

  @call(model)
  // @ts-expect-error a function fits none of the slots
  @promptTemplate("{photo:image} {note}")
  faulty(@slot("photo") _photo: ImageInput, @slot("note") _note: () => void): Answer<string> {
    return answer();
  }
}
