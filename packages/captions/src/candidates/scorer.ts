import { DefinitionError, type ImageSource } from "@legenda/core";

/**
 * Says how well each text fits an image, the higher the better: CLIP, SigLIP, or a model that judges. Only the order
 * and the distances of the scores count, so any scale will do.
 */
export type ImageTextScorer = (
  image: ImageSource,
  texts: readonly string[],
) => readonly number[] | PromiseLike<readonly number[]>;

/** @throws {DefinitionError} where the scorer does not give one number for each text */
export async function scoresOf(
  scorer: ImageTextScorer,
  image: ImageSource | undefined,
  texts: readonly string[],
): Promise<readonly number[]> {
  if (!image) throw new DefinitionError("The answer has no image that the scorer could look at.");
  const scores = await scorer(image, texts);
  if (scores.length === texts.length && scores.every(Number.isFinite)) return scores;
  throw new DefinitionError(`The scorer must give one number for each of the ${texts.length} texts.`);
}
