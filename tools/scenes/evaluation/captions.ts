import { type Answer, answer, call, type ImageInput, type Model, promptTemplate } from "@legenda/core";
import { z } from "zod";

export const AltText = z.object({ alt: z.string().min(1).max(120), tags: z.array(z.string()).min(1) });
export type AltText = z.infer<typeof AltText>;

export const SceneDescription = z.object({
  description: z.string(),
  objects: z.array(z.object({ shape: z.string(), color: z.string(), size: z.enum(["small", "large"]), position: z.string() })),
  count: z.int(),
});
export type SceneDescription = z.infer<typeof SceneDescription>;

type Args = { instruction: string; photo: ImageInput };

/** The caption functions that the evaluation runs, as a user would write them. One try each: a second one would flatter. */
export function captionsWith(model: Model) {
  class Captions {
    @call(model)
    @promptTemplate("{instruction} {photo:image}")
    text(_args: Args): Answer<string> {
      return answer();
    }

    @call(model, { response: AltText, corrections: 0 })
    @promptTemplate("{photo:image} {instruction}")
    altText(_args: Args): Answer<AltText> {
      return answer();
    }

    @call(model, { response: SceneDescription, corrections: 0 })
    @promptTemplate("{instruction} {photo:image}")
    scene(_args: Args): Answer<SceneDescription> {
      return answer();
    }
  }
  return new Captions();
}
