/**
 * A caption and tags in one call, for an index of images.
 *
 *   node examples/dist/captions/caption-and-tags.js examples/images/card.jpg examples/images/compass.webp
 */
import { captionsFor, plainPrompts } from "@legenda/captions";
import { image } from "@legenda/core";
import { scenes } from "@legenda/local";

const paths = process.argv.slice(2);
const model = scenes();
const captions = captionsFor(model, { prompts: plainPrompts });

for (const path of paths.length > 0 ? paths : ["examples/images/card.jpg"]) {
  const { caption, tags } = await captions.captionAndTags({ photo: image.file(path), length: "short" });
  console.log(JSON.stringify({ path, caption, tags }));
}
await model.close();
