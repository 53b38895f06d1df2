/**
 * The time to fit a 12-megapixel JPEG to a model's limits, over sharp called by hand for the same result.
 *
 * Method: a 4000 x 3000 JPEG with the noise and edges of a photograph is made once. By hand is the shortest pipeline
 * that gives a picture of the same size: orientation, resize (which shrinks on load), flatten, sRGB, JPEG of
 * quality 85. 3 pairs warm up, 25 are counted, in turn; the figure is the median of the pairs' ratios of wall time.
 */
import { fitImage } from "@legenda/images";
import sharp from "sharp";
import { type Figure, median, pairedRatios } from "../measure.js";

const maxEdge = 1568;

export const fitting: Figure = {
  name: "fit-12mp-vs-sharp",
  unit: "ratio",
  async measure() {
    const photo = await photograph();
    const limits = { mediaTypes: ["image/jpeg", "image/png"], maxEdge, maxBytes: 5_000_000 };
    const ours = () => fitImage(photo, limits);
    const byHand = () =>
      sharp(photo)
        .autoOrient()
        .resize(maxEdge, maxEdge, { fit: "inside", withoutEnlargement: true })
        .flatten({ background: "#ffffff" })
        .toColourspace("srgb")
        .jpeg({ quality: 85 })
        .toBuffer({ resolveWithObject: true });
    const [fit, { info }] = [await ours(), await byHand()];
    if (fit.width !== info.width || fit.height !== info.height || fit.mediaType !== "image/jpeg")
      throw new Error("The two results differ.");
    const timed = (work: () => Promise<unknown>) => async () => {
      const startedAt = performance.now();
      await work();
      return performance.now() - startedAt;
    };
    await pairedRatios(3, timed(ours), timed(byHand));
    return median(await pairedRatios(25, timed(ours), timed(byHand)));
  },
};

async function photograph(): Promise<Buffer> {
  const coarse = sharp({
    create: { width: 400, height: 300, channels: 3, background: "#808080", noise: { type: "gaussian", mean: 128, sigma: 60 } },
  });
  const enlarged = await coarse.png().toBuffer();
  return sharp(enlarged).resize(4000, 3000, { kernel: "cubic" }).jpeg({ quality: 90 }).toBuffer();
}
