/**
 * Reads an image aloud by OpenAI's speech endpoint, into an MP3 file. Needs OPENAI_API_KEY.
 *
 *   node examples/dist/captions/speak-openai.js chart.png chart.mp3
 */
import { writeFile } from "node:fs/promises";
import { captionsFor, spokenText } from "@legenda/captions";
import { image } from "@legenda/core";
import { openai } from "@legenda/openai";
import { OpenAI } from "openai";

const [path = "chart.png", target = "chart.mp3"] = process.argv.slice(2);
const captions = captionsFor(openai("gpt-4o-mini"));

const input = spokenText(await captions.altText(image.file(path)));
console.log(input || "(decorative: nothing to say)");
if (input) {
  // The endpoint takes 4,096 characters at most.
  const speech = await new OpenAI().audio.speech.create({
    model: "gpt-4o-mini-tts",
    voice: "alloy",
    input: input.slice(0, 4096),
    response_format: "mp3",
  });
  await writeFile(target, Buffer.from(await speech.arrayBuffer()));
}
