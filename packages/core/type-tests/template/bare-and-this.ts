import type { ImageInput, Message } from "../../src/message.js";
import type { BareArgument, TemplateArgs, TemplateInput, TemplateThis, TextValue } from "../../src/template/index.js";
import type { Equal, Expect } from "../expect.js";

type Empty = Record<never, never>;

export type Bare = [
  Expect<Equal<BareArgument<"Caption {url:image}">, ImageInput>>,
  Expect<Equal<BareArgument<"{x} {x}">, TextValue>>,
  Expect<Equal<BareArgument<"{note?}">, TextValue | null | undefined>>,
  Expect<Equal<BareArgument<"{product.name}">, { name: TextValue }>>,
  Expect<Equal<BareArgument<"MESSAGES: {history}">, readonly Message[]>>,
  Expect<Equal<BareArgument<"{this.tone} {url:image}">, ImageInput>>,
  Expect<Equal<BareArgument<"plain">, never>>,
  Expect<Equal<BareArgument<"{a} {b}">, never>>,
  Expect<Equal<BareArgument<string>, never>>,
  Expect<Equal<TemplateInput<"{x:text}">, { x: string } | string>>,
  Expect<Equal<TemplateInput<string>, Record<string, unknown>>>,
];

export type This = [
  Expect<Equal<TemplateThis<"{this.tone} {x}">, { tone: TextValue }>>,
  Expect<
    Equal<
      TemplateThis<"{this.shop.logo:image} {this.note?}">,
      { shop: { logo: ImageInput }; note?: TextValue | null | undefined }
    >
  >,
  Expect<Equal<TemplateThis<"{x}">, Empty>>,
  Expect<Equal<TemplateThis<string>, unknown>>,
  Expect<Equal<TemplateArgs<"{this.tone} {x}">, { x: TextValue }>>,
  Expect<Equal<TemplateArgs<"{this.tone?}">, Empty>>,
];
