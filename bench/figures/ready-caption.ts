/**
 * The CPU time of a ready function, `captionsFor(model).altText(url)`, over that of a plain typed call with the same template
 * and the same response model, without checks.
 *
 * Method: the model is a plain object that answers at once, so that nothing but the calls is in it. A round is 500 calls in a
 * row; its cost is the process's own CPU time, garbage collection included. 3 pairs of rounds warm up, 31 are counted, in
 * turn; the figure is the median of the pairs' ratios.
 */
import { AltText, captionsFor, prompts } from "@legenda/captions";
import { promptTemplate } from "@legenda/core";
import { cpuMicroseconds, type Figure, median, pairedRatios } from "../measure.js";
import { imageUrl } from "../programs/setting.js";
import { instantModel } from "./instant-model.js";

const model = instantModel('{"alt":"A wolf in the snow.","decorative":false}');
const captions = captionsFor(model);
const plain = promptTemplate(prompts.altText).call(model, { response: AltText });

const ready = () => captions.altText(imageUrl);
const fields = { photo: imageUrl, maxLength: 120 };

export const readyCaption: Figure = {
  name: "ready-caption-vs-call",
  unit: "ratio",
  async measure() {
    const round = (once: () => PromiseLike<AltText>) => () =>
      cpuMicroseconds(async () => {
        for (let index = 0; index < 500; index++) await once();
      });
    const one = round(ready);
    const other = round(() => plain(fields));
    await pairedRatios(3, one, other);
    return median(await pairedRatios(31, one, other));
  },
};
