import { createOpenAI } from "@ai-sdk/openai";
import { generateText } from "ai";
import { images } from "./images.js";
import { expectText, instruction, server } from "./setting.js";

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
for (const { text } of await Promise.all(images().map(caption))) expectText(text);
