/**
 * The CPU time of a streamed caption of 1,000 chunks, read to its text: through Legenda, over the same through Vercel's `ai`
 * (`streamText`), and over the bare `openai` SDK's own stream.
 *
 * Method: all send the same chat completion with an image by its URL to the same stubbed `fetch`, which answers with a body
 * whose chunks each hold one event, as a server sends token by token. A round is 10 captions; its cost is the process's own CPU
 * time, garbage collection and the stub included. 3 rounds of each side warm up; then the two sides take 31 rounds in turn, and
 * the figure is the median of the pairs' ratios. Nothing is collected between rounds: with a full collection V8 throws away the
 * code that it has optimized, and a round would measure the compiler.
 */
import { createOpenAI } from "@ai-sdk/openai";
import { promptTemplate } from "@legenda/core";
import { openai } from "@legenda/openai";
import { streamText } from "ai";
import OpenAI from "openai";
import { cpuMicroseconds, type Figure, median, pairedRatios } from "../measure.js";
import { imageUrl, instruction } from "../programs/setting.js";

const count = 1_000;
const events = eventsOf(count);

const streamingFetch: typeof fetch = () => {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const event = events[at++];
      if (event) controller.enqueue(event);
      else controller.close();
    },
  });
  return Promise.resolve(new Response(body, { headers: { "content-type": "text/event-stream", "x-request-id": "req_bench" } }));
};

function eventsOf(pieces: number): readonly Uint8Array[] {
  const head = { id: "chatcmpl-bench", object: "chat.completion.chunk", created: 1_760_000_000, model: "gpt-4o-mini" };
  const chunk = (delta: object, finish_reason: string | null) => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    usage: null,
  });
  const chunks = [
    chunk({ role: "assistant", content: "", refusal: null }, null),
    ...Array.from({ length: pieces }, () => chunk({ content: " wolf" }, null)),
    chunk({}, "stop"),
    { ...head, choices: [], usage: { prompt_tokens: 20, completion_tokens: pieces, total_tokens: 20 + pieces } },
  ];
  const encoder = new TextEncoder();
  return [...chunks.map((value) => JSON.stringify(value)), "[DONE]"].map((data) => encoder.encode(`data: ${data}\n\n`));
}

type Side = () => Promise<string>;

const caption = promptTemplate("Generate a short, descriptive caption for this image: {url:image}").call(
  openai("gpt-4o-mini", { apiKey: "bench", fetch: streamingFetch }),
);
const legenda: Side = async () => {
  let text = "";
  for await (const piece of caption({ url: imageUrl }).stream()) text += piece;
  return text;
};

const client = new OpenAI({ apiKey: "bench", fetch: streamingFetch, maxRetries: 0 });
const sdk: Side = async () => {
  let text = "";
  const chunks = await client.chat.completions.create({
    model: "gpt-4o-mini",
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: instruction },
          { type: "image_url", image_url: { url: imageUrl } },
        ],
      },
    ],
  });
  for await (const { choices } of chunks) text += choices[0]?.delta.content ?? "";
  return text;
};

const aiModel = createOpenAI({ apiKey: "bench", fetch: streamingFetch }).chat("gpt-4o-mini");
const ai: Side = async () => {
  let text = "";
  const { textStream } = streamText({
    model: aiModel,
    maxRetries: 0,
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: instruction },
          { type: "file", data: new URL(imageUrl), mediaType: "image/jpeg" },
        ],
      },
    ],
  });
  for await (const piece of textStream) text += piece;
  return text;
};

function streamed(name: string, other: Side): Figure {
  return {
    name,
    unit: "ratio",
    async measure() {
      for (const side of [legenda, other])
        if ((await side()) !== " wolf".repeat(count)) throw new Error(`${name}: the text is not the stream's.`);
      const round = (side: Side) => () =>
        cpuMicroseconds(async () => {
          for (let index = 0; index < 10; index++) await side();
        });
      await pairedRatios(3, round(legenda), round(other));
      return median(await pairedRatios(31, round(legenda), round(other)));
    },
  };
}

export const streamedCaptions: readonly Figure[] = [
  streamed("stream-1000-chunks-vs-ai", ai),
  streamed("stream-1000-chunks-vs-sdk", sdk),
];
