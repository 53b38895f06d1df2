/** Faults that only TC39 decorators can see: legacy ones have `@slot` for positional parameters. */
import { type Answer, answer, call, type ImageInput, promptTemplate } from "../../src/index.js";
import { testModel } from "../../src/test/index.js";

const model = testModel("A wolf.");

export class Faults {
  @call(model)
  // @ts-expect-error two parameters cannot be bound
  @promptTemplate("{photo:image} {note}")
  positional(_photo: ImageInput, _note: string): Answer<string> {
    return answer();
  }

  // @ts-expect-error a field is no method
  @call(model)
  field = 1;
}
