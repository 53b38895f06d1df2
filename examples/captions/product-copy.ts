/**
 * Title, description, attributes and category of a product, in the shop's own terms. Needs OPENAI_API_KEY.
 *
 *   node examples/dist/captions/product-copy.js bag.jpg Weekender
 */
import { captionsFor } from "@legenda/captions";
import { image } from "@legenda/core";
import { openai } from "@legenda/openai";

const [path = "bag.jpg", productName = "Weekender"] = process.argv.slice(2);
const captions = captionsFor(openai("gpt-4o-mini"));

const { title, description, attributes, category } = await captions.productCopy({
  photo: image.file(path),
  context: { productName },
  tone: "plain and friendly",
  attributes: { colour: ["black", "brown", "red", "white"], closure: ["zip", "buckle", "none"], pattern: true },
  taxonomy: { Bags: ["Backpacks", "Totes", "Travel bags"], Shoes: ["Boots", "Sandals"] },
});
console.log(`${title}\n${description}\n${category}`);
for (const [name, value] of Object.entries(attributes)) console.log(`${name}: ${value}`);
