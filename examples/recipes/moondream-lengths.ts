/**
 * Moondream's own captions: short, normal, and streamed. Needs MOONDREAM_API_KEY.
 *
 *   node examples/dist/recipes/moondream-lengths.js wolf.jpg
 */
import { image, promptTemplate } from "@legenda/core";
import { moondream } from "@legenda/moondream";

const photo = image.file(process.argv[2] ?? "wolf.jpg");
const caption = promptTemplate("{photo:image}").call(moondream({ length: "short" }));

console.log(await caption(photo));
console.log(await caption(photo).with(moondream({ length: "normal" })));
for await (const chunk of caption(photo)
  .with(moondream({ length: "normal" }))
  .stream())
  process.stdout.write(chunk);
process.stdout.write("\n");
