/**
 * The CPU time of one call through Legenda over that of the same call made with the bare `openai` SDK,
 * and over that of Vercel's `ai` with its OpenAI provider: with an image of 1 KB and one of 1 MB.
 *
 * Method: all three send the same chat completion with the same image bytes, to the same stubbed `fetch`,
 * which turns a body into bytes as a real one must, and answers at once with a ready reply. A round is
 * a number of calls in a row; its cost is the process's own CPU time, garbage collection included. 5 rounds
 * of each side warm up; then the two sides take 61 rounds in turn, and the figure is the median of the pairs'
 * ratios. Before a round with large images what is left of the last one is collected; before the others it is not, since with
 * a full collection V8 throws away the code that it has optimized, and a round of small calls would measure the compiler.
 */
import { createOpenAI } from "@ai-sdk/openai";
import { promptTemplate } from "@legenda/core";
import { openai } from "@legenda/openai";
import { generateText } from "ai";
import OpenAI from "openai";
import { collectGarbage, cpuMicroseconds, type Figure, median, pairedRatios } from "../measure.js";
import { instantFetch } from "./instant-fetch.js";
import { noiseImage } from "./noise-image.js";

const instruction = "Generate a short, descriptive caption for this image:";
const client = new OpenAI({ apiKey: "bench", fetch: instantFetch, maxRetries: 0 });

const caption = promptTemplate("Generate a short, descriptive caption for this image: {photo:image}").call(
  openai("gpt-4o-mini", { apiKey: "bench", fetch: instantFetch }),
);
const legenda = (photo: Uint8Array) => caption(photo);

const sdk = (photo: Uint8Array) =>
  client.chat.completions.create({
    model: "gpt-4o-mini",
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: instruction },
          { type: "image_url", image_url: { url: `data:image/png;base64,${Buffer.from(photo).toString("base64")}` } },
        ],
      },
    ],
  });

const aiModel = createOpenAI({ apiKey: "bench", fetch: instantFetch }).chat("gpt-4o-mini");
const ai = (photo: Uint8Array) =>
  generateText({
    model: aiModel,
    maxRetries: 0,
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: instruction },
          { type: "file", data: photo, mediaType: "image/png" },
        ],
      },
    ],
  });

type Side = (photo: Uint8Array) => PromiseLike<unknown>;

function versus(name: string, other: Side, bytes: number, calls: number): Figure {
  return {
    name,
    unit: "ratio",
    async measure() {
      const photo = noiseImage(bytes);
      const round = (side: Side) => () => {
        if (bytes >= 1_000_000) collectGarbage();
        return cpuMicroseconds(async () => {
          for (let index = 0; index < calls; index++) await side(photo);
        });
      };
      await pairedRatios(5, round(legenda), round(other));
      return median(await pairedRatios(61, round(legenda), round(other)));
    },
  };
}

export const versusSdk: readonly Figure[] = [
  versus("overhead-1kb-vs-sdk", sdk, 1_000, 300),
  versus("overhead-1mb-vs-sdk", sdk, 1_000_000, 20),
  versus("overhead-1kb-vs-ai", ai, 1_000, 150),
  versus("overhead-1mb-vs-ai", ai, 1_000_000, 20),
];
