import { promptTemplate } from "@legenda/core";
import { openai } from "@legenda/openai";
import { images } from "./images.js";
import { expectText, server } from "./setting.js";

const model = openai("gpt-4o-mini", { apiKey: "bench", baseURL: server });
const caption = promptTemplate("Generate a short, descriptive caption for this image: {photo:image}").call(model);
for (const text of await Promise.all(images().map((photo) => caption({ photo })))) expectText(text);
