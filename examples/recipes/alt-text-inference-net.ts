/**
 * Alt text through inference.net, as structured output. Needs INFERENCE_API_KEY.
 *
 *   node examples/dist/recipes/alt-text-inference-net.js bag.jpg
 */
import { image, promptTemplate } from "@legenda/core";
import { fitted } from "@legenda/images";
import { inferenceNet } from "@legenda/openai";
import { z } from "zod";

const AltText = z.object({ alt_text: z.string().max(120) });

// The server takes images as base64 and bodies of a megabyte: `fitted` makes each image fit.
const model = fitted(inferenceNet("meta-llama/llama-3.2-11b-instruct/fp-16"));
const altText = promptTemplate(`
  SYSTEM: You write alt text. Describe what is visible, in 120 characters or fewer, and assume nothing
  about gender, emotion or context. Respond in JSON.
  USER: {photo:image}
`).call(model, { response: AltText });

const { alt_text } = await altText(image.file(process.argv[2] ?? "bag.jpg"));
console.log(alt_text);
