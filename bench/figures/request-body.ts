/**
 * The time to build the bytes of a request body with an 8 MB image, over building them the plain way.
 *
 * Method: the plain way makes a data URI of the image, stringifies the body and encodes the text as UTF-8. Ours stringifies a
 * body with a marker, and encodes the image into the chunks that Node's `fetch` sends, as the transport does. Both must make
 * the same bytes. Three bodies make a round; what is left of the last round is collected before each; 5 pairs of rounds warm
 * up, 41 are counted, in turn; the figure is the median of the pairs' ratios of CPU time.
 */
import { Base64Slots, bodyStream } from "@legenda/core/provider";
import { collectGarbage, cpuMicroseconds, type Figure, median, pairedRatios } from "../measure.js";
import { noiseImage } from "./noise-image.js";

const bodyWith = (base64: string) => ({
  model: "gpt-4o-mini",
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "Generate a short, descriptive caption for this image:" },
        { type: "image_url", image_url: { url: `data:image/png;base64,${base64}` } },
      ],
    },
  ],
});

export const requestBody: Figure = {
  name: "body-8mb-vs-plain",
  unit: "ratio",
  async measure() {
    const photo = noiseImage(8_000_000);
    const encoder = new TextEncoder();
    const plain = () => encoder.encode(JSON.stringify(bodyWith(Buffer.from(photo).toString("base64"))));
    const slots = new Base64Slots();
    const spliced = async (use: (chunk: Uint8Array) => void) => {
      const { marker, release } = slots.place(photo);
      const pieces = slots.pieces(JSON.stringify(bodyWith(marker)));
      if (!pieces) throw new Error("The body holds no marker.");
      for await (const chunk of bodyStream(pieces)) use(chunk);
      release();
    };
    const chunks: Uint8Array[] = [];
    await spliced((chunk) => chunks.push(chunk));
    if (Buffer.compare(plain(), Buffer.concat(chunks)) !== 0) throw new Error("The two bodies differ.");
    chunks.length = 0;
    const measured = (build: () => unknown) => {
      collectGarbage();
      return cpuMicroseconds(async () => {
        for (let index = 0; index < 3; index++) await build();
      });
    };
    const one = () => measured(() => spliced(() => {}));
    const other = () => measured(plain);
    await pairedRatios(5, one, other);
    return median(await pairedRatios(41, one, other));
  },
};
