/**
 * Asks for several captions and takes the best, with the reasons.
 *
 *   node examples/dist/captions/choose.js examples/images/balloons.png
 */
import { candidates, captionsFor, plainPrompts } from "@legenda/captions";
import { image } from "@legenda/core";
import { scenes } from "@legenda/local";

const model = scenes();
const captions = captionsFor(model, { prompts: plainPrompts });
const photo = image.file(process.argv[2] ?? "examples/images/balloons.png");

const { best, ranked } = await candidates(captions.caption({ photo, length: "long" }), 4, { temperature: 1 });
console.log(`best: ${best.value}`);
for (const { value, reasons } of ranked) console.log(`- ${value}\n  ${reasons.join("; ")}`);
await model.close();
