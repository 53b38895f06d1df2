import type { TemplateInput } from "../../src/template/index.js";

/** What a caller meets: the arguments are checked against the literal that was passed. */
declare function fill<const Template extends string>(template: Template, input: TemplateInput<Template>): void;

const template = "{photo:image} for {product.name}, {price?} {tags?:list}";
const photo = "https://example.com/wolf.jpg";
const product = { name: "Bag", stock: 3 };

fill(template, { photo, product });
fill(template, { photo: new URL(photo), product, price: 12n, tags: ["a", 1] });
fill(template, { photo, product, price: null, tags: undefined });
fill("Caption {url:image}", photo);
fill("Caption {url:image}", { url: new Uint8Array(8) });
fill("No slots", {});
fill(template as string, { anything: 1 });
fill("{xs.0} {xs.1}", { xs: ["a", "b"] });
fill("{x:json}", { x: product });

interface Product {
  readonly name: string;
}
declare const named: Product;
fill(template, { photo, product: named });

// @ts-expect-error a slot is left out
fill(template, { photo });
// @ts-expect-error a slot is misnamed
fill(template, { photo, product, prize: 1 });
// @ts-expect-error a name of a path is left out
fill(template, { photo, product: {} });
// @ts-expect-error an image is no number
fill(template, { photo: 3, product });
// @ts-expect-error a list is no string
fill(template, { photo, product, tags: "a" });
// @ts-expect-error only `?` lets a value be null
fill(template, { photo: null, product });
// @ts-expect-error an object has no text of its own
fill("{x}", { x: { a: 1 } });
// @ts-expect-error a bare value fits one name alone
fill("{a} {b}", "a");
// @ts-expect-error the bare value is of the slot's kind
fill("Caption {url:image}", 3);
// @ts-expect-error :json needs a value
fill("{x:json} {y?}", { x: undefined });
