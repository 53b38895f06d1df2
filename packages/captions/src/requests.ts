import type { ImageInput } from "@legenda/core";
import type { CheckOptions } from "./check/check-options.js";
import type { ImageContext } from "./prompts/image-context.js";
import type { CaptionLength } from "./prompts/prompts.js";
import type { StyleOptions } from "./prompts/style-options.js";
import type { DatasetCaptionSchemaOptions } from "./responses/dataset-caption.js";
import type { ModerationSchemaOptions } from "./responses/moderation.js";
import type { ProductCopySchemaOptions } from "./responses/product-copy.js";
import type { TagsSchemaOptions } from "./responses/tags.js";

/** What every caption function takes. */
export interface ImageRequest extends StyleOptions {
  readonly photo: ImageInput;
  /** Facts about the image that its pixels do not show. */
  readonly context?: ImageContext;
}

/** What the caption functions take whose text can be checked against the alt text rules. */
export interface CheckedImageRequest extends ImageRequest {
  /** Overrides options of the check that was passed to `captionsFor`; `false` switches it off for this call. */
  readonly check?: CheckOptions | false;
}

/** The input of `Captions.caption`. */
export interface CaptionRequest extends CheckedImageRequest {
  /** @default "normal" */
  readonly length?: CaptionLength;
}

/** The input of `Captions.altText`. */
export interface AltTextRequest extends CheckedImageRequest {
  /**
   * The most characters.
   *
   * @default the limit of the check's preset, or 120
   */
  readonly maxLength?: number;
}

/** The input of `Captions.tags`. */
export interface TagsRequest extends ImageRequest, TagsSchemaOptions {}

/** The input of `Captions.captionAndTags`. */
export interface CaptionAndTagsRequest extends CaptionRequest, TagsSchemaOptions {}

/** The input of `Captions.productCopy`. */
export interface ProductCopyRequest extends ImageRequest, ProductCopySchemaOptions {}

/** The input of `Captions.moderate`. */
export interface ModerationRequest extends ImageRequest, ModerationSchemaOptions {}

/** The input of `Captions.socialPreview`. `maxLength` is that of the alt text. */
export interface SocialPreviewRequest extends AltTextRequest {}

/** The input of `Captions.datasetCaption`. */
export interface DatasetCaptionRequest extends ImageRequest, DatasetCaptionSchemaOptions {
  /** @default "normal" */
  readonly length?: CaptionLength;
}
