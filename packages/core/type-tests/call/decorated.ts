/** What a decorated method may look like; compiled under TC39 and under legacy decorators. */

import { z } from "zod";
import { type Answer, answer, call, type ImageInput, promptTemplate } from "../../src/index.js";
import { testModel } from "../../src/test/index.js";

const model = testModel("A wolf.");
const AltText = z.object({ alt: z.string(), tags: z.array(z.string()) });
type AltText = z.infer<typeof AltText>;
const loose: string = "{anything:image}";

export class Fits {
  @call(model)
  @promptTemplate("{url:image}")
  bare(_url: ImageInput): Answer<string> {
    return answer();
  }

  @call(model)
  @promptTemplate("{url:image}")
  narrower(_url: string): Answer<string> {
    return answer();
  }

  @call(model)
  @promptTemplate("{url:image}")
  byName(_args: { url: URL }): Answer<string> {
    return answer();
  }

  @call(model, { response: AltText })
  @promptTemplate("{photo:image} {product.name} {note?}")
  typed(_args: { photo: ImageInput; product: { name: string; price: number } }): Answer<AltText> {
    return answer();
  }

  @call(model, { response: z.array(z.string()) })
  @promptTemplate("{photo:image}")
  list(_photo: ImageInput): Answer<string[]> {
    return answer();
  }

  @call(model)
  @promptTemplate("Say hello.")
  nothing(): Answer<string> {
    return answer();
  }

  @call(model)
  @promptTemplate("{note?}")
  optional(_note?: string): Answer<string> {
    return answer();
  }

  @call(model)
  @promptTemplate("A {tone} caption for {photo:image}")
  computed(_photo: ImageInput): Answer<string, { tone: string }> {
    return answer({ fields: { tone: "dry" } });
  }

  @call(model)
  @promptTemplate("A {tone} caption for {photo:image}")
  allComputed(_path: string): Answer<string, { tone: string; photo: ImageInput }> {
    return answer(async () => ({ fields: { tone: "dry", photo: new Uint8Array() } }));
  }

  @call(model, { response: AltText })
  @promptTemplate("{photo:image}")
  ownResponse(_photo: ImageInput): Answer<AltText> {
    return answer({ response: AltText.refine(({ tags }) => tags.length > 0) });
  }

  @call(model)
  @promptTemplate(loose)
  notLiteral(_args: { anything: ImageInput }): Answer<string> {
    return answer();
  }
}

export class Faults {
  @call(model)
  // @ts-expect-error a number is no image
  @promptTemplate("{url:image}")
  wrongKind(_url: number): Answer<string> {
    return answer();
  }

  @call(model)
  // @ts-expect-error the slot is named url
  @promptTemplate("{url:image}")
  misnamed(_args: { link: ImageInput }): Answer<string> {
    return answer();
  }

  @call(model)
  // @ts-expect-error product is left out
  @promptTemplate("{photo:image} {product.name}")
  leftOut(_args: { photo: ImageInput }): Answer<string> {
    return answer();
  }

  @call(model)
  // @ts-expect-error the slot needs a value
  @promptTemplate("{url:image}")
  noParameter(): Answer<string> {
    return answer();
  }

  @call(model)
  // @ts-expect-error the parameter may be left out and the slot may not
  @promptTemplate("{url:image}")
  mayBeLeftOut(_url?: ImageInput): Answer<string> {
    return answer();
  }

  @call(model)
  // @ts-expect-error tone is neither a parameter nor computed
  @promptTemplate("A {tone} caption for {photo:image}")
  notComputed(_photo: ImageInput): Answer<string> {
    return answer();
  }

  // @ts-expect-error the call answers AltText
  @call(model, { response: AltText })
  @promptTemplate("{url:image}")
  wrongResult(_url: ImageInput): Answer<string> {
    return answer();
  }

  // @ts-expect-error without a response model the answer is text
  @call(model)
  @promptTemplate("{url:image}")
  noModel(_url: ImageInput): Answer<AltText> {
    return answer();
  }

  // @ts-expect-error a promise is no answer
  @call(model)
  @promptTemplate("{url:image}")
  async promised(_url: ImageInput): Promise<string> {
    return "A wolf.";
  }

  @call(model, { response: AltText })
  @promptTemplate("{photo:image}")
  otherResponse(_photo: ImageInput): Answer<AltText> {
    // @ts-expect-error the response model of this call gives something else
    return answer({ response: z.object({ alt: z.number() }) });
  }

  @call(model)
  @promptTemplate("A {tone} caption for {photo:image}")
  computedWrongly(_photo: ImageInput): Answer<string, { tone: string }> {
    // @ts-expect-error the field that the return type names is missing
    return answer({ fields: { mood: "dry" } });
  }
}
