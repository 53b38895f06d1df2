/**
 * Captions for training an image model: one text file for each image, as trainers read them.
 *
 *   node examples/dist/captions/dataset-captions.js examples/images captions
 */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { captionsFor, plainPrompts } from "@legenda/captions";
import { image } from "@legenda/core";
import { scenes } from "@legenda/local";

const [source = "examples/images", target = "captions"] = process.argv.slice(2);
const model = scenes();
const captions = captionsFor(model, { prompts: plainPrompts });

await mkdir(target, { recursive: true });
for (const name of (await readdir(source)).filter((name) => /\.(png|jpg|webp)$/.test(name)).sort()) {
  const caption = await captions.datasetCaption({
    photo: image.file(join(source, name)),
    length: "long",
    trigger: "lgnd style",
    prefix: "a drawing of",
    forbid: ["image", "photo"],
  });
  await writeFile(join(target, `${parse(name).name}.txt`), `${caption}\n`);
  console.log(`${name}: ${caption}`);
}
await model.close();
