/**
 * What Legenda itself costs: the CPU time of one call whose model answers at once.
 *
 * Method: a decorated method is called and awaited 2000 times in a row, one call after the other; the
 * process's own CPU time (user and system, garbage collection included) is divided by the number of
 * calls. 3 rounds warm up; the figure is the median of 15 rounds. The model is a plain object that
 * returns a ready reply, so that nothing but template, messages, answer (and for the typed figure:
 * JSON, validation by Zod) is in it.
 */
import { type Answer, answer, call, type ImageInput, promptTemplate } from "@legenda/core";
import { z } from "zod";
import { cpuMicroseconds, type Figure, median } from "../measure.js";
import { instantModel } from "./instant-model.js";

const calls = 2000;
const url = "https://example.com/wolf.jpg";

const AltText = z.object({ alt: z.string(), tags: z.array(z.string()) });
type AltText = z.infer<typeof AltText>;

class Captions {
  @call(instantModel("A wolf in the snow."))
  @promptTemplate("Generate a short, descriptive caption for this image: {url:image}")
  caption(_url: ImageInput): Answer<string> {
    return answer();
  }

  @call(instantModel('{"alt":"A wolf in the snow.","tags":["wolf","snow"]}'), { response: AltText })
  @promptTemplate("Generate a short, descriptive caption for this image: {url:image}")
  altText(_url: ImageInput): Answer<AltText> {
    return answer();
  }
}

async function perCall(once: () => PromiseLike<unknown>): Promise<number> {
  const round = async () => {
    for (let index = 0; index < calls; index++) await once();
  };
  for (let warmUp = 0; warmUp < 3; warmUp++) await round();
  const rounds: number[] = [];
  for (let index = 0; index < 15; index++) rounds.push((await cpuMicroseconds(round)) / calls);
  return median(rounds);
}

const captions = new Captions();
export const callOverhead: Figure = { name: "call-overhead-us", unit: "us", measure: () => perCall(() => captions.caption(url)) };
export const callOverheadTyped: Figure = {
  name: "call-overhead-typed-us",
  unit: "us",
  measure: () => perCall(() => captions.altText(url)),
};
