/**
 * One image through three providers side by side. Needs OPENAI_API_KEY, ANTHROPIC_API_KEY and GEMINI_API_KEY.
 *
 *   node examples/dist/recipes/three-providers.js wolf.jpg
 */
import { anthropic } from "@legenda/anthropic";
import { image, promptTemplate } from "@legenda/core";
import { google } from "@legenda/google";
import { openai } from "@legenda/openai";

const photo = image.file(process.argv[2] ?? "wolf.jpg");
const models = [openai("gpt-4o-mini"), anthropic("claude-haiku-4-5"), google("gemini-2.5-flash")];
const caption = promptTemplate("Generate a short, descriptive caption for this image: {photo:image}").call(openai("gpt-4o-mini"));

const replies = await Promise.all(models.map((model) => caption(photo).with(model).reply()));
for (const { provider, model, value, usage, durationMs } of replies) {
  console.log(`${provider}:${model}\n  ${value}`);
  console.log(`  ${usage.inputTokens} tokens in, ${usage.outputTokens} out, ${Math.round(durationMs)} ms`);
}
