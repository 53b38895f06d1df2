/**
 * The meta elements of a page that is shared, from its main image.
 *
 *   node examples/dist/captions/social-preview.js examples/images/night.png
 */
import { captionsFor, plainPrompts } from "@legenda/captions";
import { image } from "@legenda/core";
import { scenes } from "@legenda/local";

const model = scenes();
const captions = captionsFor(model, { prompts: plainPrompts });
const photo = image.file(process.argv[2] ?? "examples/images/night.png");

const { title, description, alt } = await captions.socialPreview({ photo, context: { pageTitle: "Night drawings" } });
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
for (const [property, text] of Object.entries({ title, description, "image:alt": alt })) {
  console.log(`<meta property="og:${property}" content="${escaped(text)}">`);
}
await model.close();
