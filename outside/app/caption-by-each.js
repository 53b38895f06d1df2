import { anthropic } from "@legenda/anthropic";
import { image, promptTemplate } from "@legenda/core";
import { google } from "@legenda/google";
import { moondream } from "@legenda/moondream";
import { openai } from "@legenda/openai";

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==";

/** Asks every provider for a caption. `urls` holds the address of each one's server. */
export async function captionByEach(urls) {
  const models = {
    anthropic: anthropic("claude-haiku-4-5", { apiKey: "key", baseURL: urls.anthropic }),
    google: google("gemini-3.8-flash", { apiKey: "key", baseURL: urls.google }),
    moondream: moondream({ apiKey: "key", baseURL: `${urls.moondream}/v1` }),
    openai: openai("gpt-4o-mini", { apiKey: "key", baseURL: `${urls.openai}/v1` }),
  };
  const template = promptTemplate("Describe {photo:image}");
  const captions = Object.entries(models).map(async ([name, model]) => [
    name,
    await template.call(model)({ photo: image.base64(pixel) }),
  ]);
  return Object.fromEntries(await Promise.all(captions));
}
