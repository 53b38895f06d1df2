/**
 * Captions ten images at once. Needs OPENAI_API_KEY.
 *
 *   node examples/dist/recipes/ten-in-parallel.js https://example.com/1.jpg https://example.com/2.jpg …
 */
import { promptTemplate } from "@legenda/core";
import { openai } from "@legenda/openai";

const given = process.argv.slice(2);
const urls = given.length > 0 ? given : Array.from({ length: 10 }, (_, index) => `https://example.com/${index + 1}.jpg`);
const caption = promptTemplate("Generate a short, descriptive caption for this image: {url:image}").call(openai("gpt-4o-mini"));

const settled = await Promise.allSettled(urls.map((url) => caption(url)));
for (const [index, outcome] of settled.entries()) {
  console.log(`${urls[index]}\t${outcome.status === "fulfilled" ? outcome.value : `failed: ${outcome.reason.message}`}`);
}
process.exitCode = settled.some(({ status }) => status === "rejected") ? 1 : 0;
