import { expectText, imageUrl, instruction, server } from "./setting.js";

const response = await fetch(`${server}/chat/completions`, {
  method: "POST",
  headers: { "content-type": "application/json", authorization: "Bearer bench" },
  body: JSON.stringify({
    model: "gpt-4o-mini",
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: instruction },
          { type: "image_url", image_url: { url: imageUrl } },
        ],
      },
    ],
  }),
});
const { choices } = (await response.json()) as {
  readonly choices: readonly { readonly message: { readonly content: string } }[];
};
expectText(choices[0]?.message.content);
