/**
 * The same image through several models, as a table and as a page. Needs OPENAI_API_KEY for the second model; without
 * it, that model stands in the table with its error.
 *
 *   node examples/dist/captions/compare.js examples/images/balloons.png comparison.html
 */
import { writeFile } from "node:fs/promises";
import { captionsFor, plainPrompts } from "@legenda/captions";
import { image } from "@legenda/core";
import { compare, comparisonPage, comparisonTable } from "@legenda/evaluation";
import { scenes } from "@legenda/local";
import { openai } from "@legenda/openai";

const [path = "examples/images/balloons.png", page = "comparison.html"] = process.argv.slice(2);
const photo = image.file(path);
const embedded = scenes();

const comparison = await compare([embedded, openai("gpt-4o-mini")], (model) => {
  const prompts = model === embedded ? plainPrompts : {};
  return captionsFor(model, { prompts }).altText({ photo });
});
console.log(comparisonTable(comparison, { width: process.stdout.columns ?? 100 }));
await writeFile(page, await comparisonPage(comparison, { title: "Alt text, side by side" }));
await embedded.close();
