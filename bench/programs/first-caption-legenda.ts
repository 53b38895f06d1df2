import { promptTemplate } from "@legenda/core";
import { openai } from "@legenda/openai";
import { expectText, imageUrl, server } from "./setting.js";

const model = openai("gpt-4o-mini", { apiKey: "bench", baseURL: server });
const caption = promptTemplate("Generate a short, descriptive caption for this image: {url:image}").call(model);
expectText(await caption({ url: imageUrl }));
