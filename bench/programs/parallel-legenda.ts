import { promptTemplate } from "@legenda/core";
import { openai } from "@legenda/openai";
import { images, smallImage } from "./images.js";
import { expectText, markMemory, server } from "./setting.js";

const model = openai("gpt-4o-mini", { apiKey: "bench", baseURL: server });
const caption = promptTemplate("Generate a short, descriptive caption for this image: {photo:image}").call(model);
const photos = images();
expectText(await caption({ photo: smallImage() }));
markMemory();
for (const text of await Promise.all(photos.map((photo) => caption({ photo })))) expectText(text);
