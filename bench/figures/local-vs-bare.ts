/**
 * Tokens a second through Legenda over tokens a second of transformers.js called by hand.
 *
 * Method: the same picture, prompt, weights and greedy decoding on both sides, each from the PNG file's
 * bytes to the decoded text; by hand means sharp to pixels, chat template, processor, `generate`,
 * `batch_decode`, as the library's own examples have it. Both models are loaded and warmed up with 10
 * captions; then 40 rounds of 5 captions each, the two sides in turn. Both must write the same tokens.
 * The figure is the median of the rounds' ratios.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promptTemplate } from "@legenda/core";
import { scenes } from "@legenda/local";
import sharp from "sharp";
import { type Figure, median, pairedRatios } from "../measure.js";

const instruction = "Describe this image in detail, with sizes and positions.";
const maxTokens = 96;
const captionsPerRound = 5;

export const localVersusBare: Figure = {
  name: "local-vs-bare",
  unit: "ratio",
  async measure() {
    const photo = await readFile(new URL("../../../examples/images/balloons.png", import.meta.url));
    const bare = await loadBare();
    const model = scenes();
    const call = promptTemplate("{photo:image}{instruction}").call(model, { params: { maxTokens } });
    const legenda = async () => (await call({ photo, instruction }).reply()).usage.outputTokens ?? 0;
    const byHand = () => bare.caption(photo);

    for (let warmUp = 0; warmUp < 10; warmUp++) {
      const [ours, theirs] = [await legenda(), await byHand()];
      if (ours !== theirs || ours === 0)
        throw new Error(`The two sides write ${ours} and ${theirs} tokens: they do not do the same.`);
    }
    const ratios = await pairedRatios(
      40,
      () => tokensPerSecond(legenda),
      () => tokensPerSecond(byHand),
    );
    await model.close();
    await bare.close();
    return median(ratios);
  },
};

async function tokensPerSecond(caption: () => Promise<number>): Promise<number> {
  const startedAt = performance.now();
  let tokens = 0;
  for (let index = 0; index < captionsPerRound; index++) tokens += await caption();
  return (1000 * tokens) / (performance.now() - startedAt);
}

async function loadBare(): Promise<{ caption(photo: Uint8Array): Promise<number>; close(): Promise<unknown> }> {
  const { AutoModelForImageTextToText, AutoProcessor, RawImage, Tensor } = await import("@huggingface/transformers");
  const folder = fileURLToPath(new URL("../models/scenes", import.meta.resolve("@legenda/local")));
  const options = { local_files_only: true } as const;
  const processor = await AutoProcessor.from_pretrained(folder, options);
  const model = await AutoModelForImageTextToText.from_pretrained(folder, { ...options, dtype: "q8", device: "cpu" });
  const prompt = processor.apply_chat_template(
    [{ role: "user", content: [{ type: "image" }, { type: "text", text: instruction }] }] as never,
    { add_generation_prompt: true },
  ) as string;
  return {
    async caption(photo) {
      const { data, info } = await sharp(photo)
        .rotate()
        .removeAlpha()
        .toColourspace("srgb")
        .raw()
        .toBuffer({ resolveWithObject: true });
      const image = new RawImage(new Uint8ClampedArray(data), info.width, info.height, 3);
      const inputs = await processor(prompt, [image], { do_image_splitting: false });
      const output = (await model.generate({ ...inputs, max_new_tokens: maxTokens, do_sample: false })) as InstanceType<
        typeof Tensor
      >;
      const start = inputs.input_ids.dims.at(-1) as number;
      const written = output.slice(null, [start, output.dims.at(-1) as number]);
      processor.batch_decode(written, { skip_special_tokens: true });
      return written.dims.at(-1) as number;
    },
    close: () => model.dispose(),
  };
}
