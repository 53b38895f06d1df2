/**
 * Tags out of a closed vocabulary: what the model says beside it is left out.
 *
 *   node examples/dist/captions/tags.js examples/images/balloons.png
 */
import { captionsFor, plainPrompts } from "@legenda/captions";
import { image } from "@legenda/core";
import { scenes } from "@legenda/local";

const vocabulary = ["red circle", "yellow star", "blue arrow", "green cross", "red heart"];

const model = scenes();
const captions = captionsFor(model, { prompts: plainPrompts });
const photo = image.file(process.argv[2] ?? "examples/images/balloons.png");

console.log(`any words: ${(await captions.tags(photo)).join(", ")}`);
console.log(`vocabulary: ${(await captions.tags({ photo, vocabulary, outside: "drop", count: 3 })).join(", ")}`);
await model.close();
