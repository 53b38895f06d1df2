/** The function form computes its arguments from the template and its answer from the response model. */

import { z } from "zod";
import { type Answer, type Chunk, type ImageInput, promptTemplate, using } from "../../src/index.js";
import { testModel } from "../../src/test/index.js";
import type { Equal, Expect } from "../expect.js";

const model = testModel("A wolf.");
const AltText = z.object({ alt: z.string(), size: z.string().transform(Number) });

const caption = promptTemplate("Caption this: {url:image}").call(model);
export type Text = Expect<Equal<ReturnType<typeof caption>, Answer<string>>>;
caption("https://example.com/wolf.jpg");
caption({ url: new URL("https://example.com/wolf.jpg") });
// @ts-expect-error the slot needs a value
caption();
// @ts-expect-error a number is no image
caption(7);
// @ts-expect-error there is no such slot
caption({ link: "https://example.com/wolf.jpg" });

const altText = promptTemplate("{photo:image} {product.name} {note?}").call(model, { response: AltText });
export type Typed = Expect<Equal<ReturnType<typeof altText>, Answer<{ alt: string; size: number }>>>;
altText({ photo: new Uint8Array(), product: { name: "Weekender" } });
// @ts-expect-error product.name is left out
altText({ photo: new Uint8Array(), product: {} });
// @ts-expect-error two slots take no bare value
altText("https://example.com/bag.jpg");

const hello = promptTemplate("Say hello.").call(model);
hello();
const note = promptTemplate("{note?}").call(model);
note();
note("short");

const kept: (url: ImageInput) => Answer<string> = using(caption, model);
export const used = kept;

export type Chunks = [
  Expect<Equal<Chunk<string>, string>>,
  Expect<Equal<Chunk<{ alt: string; tags: string[] }>, { readonly alt?: string; readonly tags?: readonly string[] }>>,
];

export async function awaits(): Promise<void> {
  const value: string = await caption("https://example.com/wolf.jpg");
  const [one, two] = await Promise.all([caption(value), altText({ photo: value, product: { name: "" } })]);
  one satisfies string;
  two.size satisfies number;
  const anything: Answer<unknown> = altText({ photo: value, product: { name: "" } });
  await anything;
}
