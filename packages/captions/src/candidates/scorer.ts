import { DefinitionError, type ImageSource } from "@legenda/core";

/**
 * Scores how well each text fits an image; higher is better. It can use CLIP, SigLIP or a model as a judge. Only the
 * order of the scores and their distances matter, so any scale will do.
 */
export type ImageTextScorer = (
  image: ImageSource,
  texts: readonly string[],
) => readonly number[] | PromiseLike<readonly number[]>;

/**
 * Calls the scorer and validates its scores.
 *
 * @throws {DefinitionError} if there is no image, or not one finite number for each text
 */
export async function imageTextScores(
  scorer: ImageTextScorer,
  image: ImageSource | undefined,
  texts: readonly string[],
): Promise<readonly number[]> {
  if (!image) throw new DefinitionError("The call has no image to score texts against. Omit the scorer, or pass an image.");
  const scores = await scorer(image, texts);
  if (scores.length === texts.length && scores.every(Number.isFinite)) return scores;
  throw new DefinitionError(`The scorer must return one finite number for each of the ${texts.length} texts.`);
}
