/**
 * Ready-made captioning for any model: caption functions, response models, prompts as data, checks of what a model
 * answers, and ranking of candidates.
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
export type { CheckedText, CheckOptions } from "./check/check-options.js";
export { type CheckedOptions, checked } from "./check/checked.js";
export type { CheckedValue } from "./check/checked-value.js";
export type { ImageContext } from "./prompts/image-context.js";
export { plainPrompts } from "./prompts/plain-prompts.js";
export { type CaptionLength, type Prompts, prompts } from "./prompts/prompts.js";
export type { StyleOptions } from "./prompts/style-options.js";
export type {
  AltTextRequest,
  CaptionAndTagsRequest,
  CaptionRequest,
  DatasetCaptionRequest,
  ModerationRequest,
  ProductCopyRequest,
  SocialPreviewRequest,
  TagsRequest,
} from "./requests.js";
export { AltText, type AltTextSchemaOptions, altTextSchema } from "./responses/alt-text.js";
export { CaptionAndTags, captionAndTagsSchema } from "./responses/caption-and-tags.js";
export { type DatasetCaptionSchemaOptions, datasetCaptionSchema } from "./responses/dataset-caption.js";
export {
  Moderation,
  type ModerationCategories,
  type ModerationSchemaOptions,
  moderationCategories,
  moderationSchema,
} from "./responses/moderation.js";
export { type AttributeNames, ProductCopy, type ProductCopySchemaOptions, productCopySchema } from "./responses/product-copy.js";
export { SocialPreview, socialPreviewSchema } from "./responses/social-preview.js";
export { Tags, type TagsSchemaOptions, tagsSchema } from "./responses/tags.js";
export { categoriesOf, type Taxonomy } from "./responses/taxonomy.js";
export { spokenText } from "./speech/spoken-text.js";
