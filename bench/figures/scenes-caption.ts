/**
 * How long one caption of the embedded model takes, from a PNG file's bytes to the whole text.
 *
 * Method: a caption function over `scenes()` captions the sample images in turn; one pass over
 * them warms up (and loads the model), the figure is the median of 5 further passes, over all images.
 */
import { readdir, readFile } from "node:fs/promises";
import { promptTemplate } from "@legenda/core";
import { scenes } from "@legenda/local";
import { type Figure, median } from "../measure.js";

const folder = new URL("../../../examples/images/", import.meta.url);

export const scenesCaption: Figure = {
  name: "scenes-caption-ms",
  unit: "ms",
  async measure() {
    const names = (await readdir(folder)).filter((name) => /\.(png|jpg|webp)$/.test(name));
    const images = await Promise.all(names.map((name) => readFile(new URL(name, folder))));
    const model = scenes();
    const caption = promptTemplate("Generate a short, descriptive caption for this image: {photo:image}").call(model);
    const times: number[] = [];
    for (let pass = 0; pass < 6; pass++) {
      for (const photo of images) {
        const startedAt = performance.now();
        await caption(photo);
        if (pass > 0) times.push(performance.now() - startedAt);
      }
    }
    await model.close();
    return median(times);
  },
};
