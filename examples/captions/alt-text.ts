/**
 * Alt text as it goes into a page: what the rules can repair is repaired, what is left is told.
 *
 *   node examples/dist/captions/alt-text.js examples/images/card.jpg
 */
import { captionsFor, plainPrompts } from "@legenda/captions";
import { image } from "@legenda/core";
import { scenes } from "@legenda/local";

const model = scenes();
const captions = captionsFor(model, { prompts: plainPrompts, check: { onError: "fix" } });
const photo = image.file(process.argv[2] ?? "examples/images/card.jpg");

const {
  alt,
  longDescription,
  fixed = [],
  findings = [],
} = await captions.altText({
  photo,
  context: { pageTitle: "Greeting cards", role: "informative" },
});
console.log(`alt: ${JSON.stringify(alt)}`);
if (longDescription) console.log(`long description: ${longDescription}`);
if (fixed.length > 0) console.log(`repaired: ${fixed.join(", ")}`);
for (const { severity, rule, message } of findings) console.log(`${severity} ${rule}: ${message}`);
await model.close();
