/**
 * What captioning is, ready to use on any model: caption functions, response models, prompts as data, checked
 * values, and the choice among candidates.
 *
 * @module
 * @example
 * import { captionsFor } from "@legenda/captions";
 * import { image } from "@legenda/core";
 * import { openai } from "@legenda/openai";
 *
 * const captions = captionsFor(openai("gpt-4o-mini"), { check: { onError: "fix" } });
 * const { alt } = await captions.altText({ photo: image.file("bag.jpg"), context: { productName: "Weekender" } });
 */
export { type Candidate, type Candidates, type CandidatesOptions, candidates } from "./candidates/candidates.js";
export type { ImageTextScorer } from "./candidates/scorer.js";
export type { Captions } from "./captions.js";
export { type CaptionsOptions, captionsFor } from "./captions-for.js";
export type { Check, CheckedText } from "./check/check.js";
export { type CheckedOptions, checked } from "./check/checked.js";
export type { CheckedValue } from "./check/checked-value.js";
export type { ImageContext } from "./prompts/image-context.js";
export { plainPrompts } from "./prompts/plain-prompts.js";
export { type CaptionLength, type Prompts, prompts } from "./prompts/prompts.js";
export type { Wishes } from "./prompts/wishes.js";
export type * from "./requests.js";
export { AltText, type AltTextModelOptions, altTextModel } from "./responses/alt-text.js";
export { CaptionAndTags, captionAndTagsModel } from "./responses/caption-and-tags.js";
export { type DatasetCaptionModelOptions, datasetCaptionModel } from "./responses/dataset-caption.js";
export {
  Moderation,
  type ModerationCategories,
  type ModerationCategory,
  type ModerationModelOptions,
  moderationCategories,
  moderationModel,
  moderationThresholds,
  type Thresholds,
  type Verdict,
} from "./responses/moderation.js";
export { type AttributeNames, ProductCopy, type ProductCopyModelOptions, productCopyModel } from "./responses/product-copy.js";
export { SocialPreview, type SocialPreviewModelOptions, socialPreviewModel } from "./responses/social-preview.js";
export { type TagListOptions, Tags, tagList } from "./responses/tag-list.js";
export { categoriesOf, type Taxonomy } from "./responses/taxonomy.js";
export { type Described, spokenText } from "./speech/spoken-text.js";
export { type Similarity, similarity } from "./text/similarity.js";
