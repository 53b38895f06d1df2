import { createOpenAI } from "@ai-sdk/openai";
import { generateText } from "ai";
import { images, smallImage } from "./images.js";
import { expectText, instruction, markMemory, server } from "./setting.js";

const model = createOpenAI({ apiKey: "bench", baseURL: server }).chat("gpt-4o-mini");
const caption = (photo: Uint8Array) =>
  generateText({
    model,
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
const photos = images();
expectText((await caption(smallImage())).text);
markMemory();
for (const { text } of await Promise.all(photos.map(caption))) expectText(text);
