import { createOpenAI } from "@ai-sdk/openai";
import { generateText } from "ai";
import { expectText, imageUrl, instruction, server } from "./setting.js";

const { text } = await generateText({
  model: createOpenAI({ apiKey: "bench", baseURL: server }).chat("gpt-4o-mini"),
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
expectText(text);
