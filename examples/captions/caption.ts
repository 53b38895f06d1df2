/**
 * Captions of three lengths, by the embedded model: no key, no network.
 *
 *   node examples/dist/captions/caption.js examples/images/balloons.png
 */
import { captionsFor, plainPrompts } from "@legenda/captions";
import { image } from "@legenda/core";
import { scenes } from "@legenda/local";

const model = scenes();
const captions = captionsFor(model, { prompts: plainPrompts });
const photo = image.file(process.argv[2] ?? "examples/images/balloons.png");

for (const length of ["short", "normal", "long"] as const) {
  console.log(`${length}: ${await captions.caption({ photo, length })}`);
}
await model.close();
