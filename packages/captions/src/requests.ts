import type { ImageInput } from "@legenda/core";
import type { Check } from "./check/check.js";
import type { ImageContext } from "./prompts/image-context.js";
import type { CaptionLength } from "./prompts/prompts.js";
import type { Wishes } from "./prompts/wishes.js";
import type { DatasetCaptionModelOptions } from "./responses/dataset-caption.js";
import type { ModerationModelOptions } from "./responses/moderation.js";
import type { ProductCopyModelOptions } from "./responses/product-copy.js";
import type { TagListOptions } from "./responses/tag-list.js";

/** What every caption function takes. */
export interface ImageRequest extends Wishes {
  readonly photo: ImageInput;
  /** What is known of the image beside its pixels. */
  readonly context?: ImageContext;
}

/** What a function takes whose text the rules of alt text can judge. */
export interface CheckedImageRequest extends ImageRequest {
  /** Laid over the check of `captionsFor`; `false` for none. */
  readonly check?: Check | false;
}

export interface CaptionRequest extends CheckedImageRequest {
  /** `"normal"` unless told otherwise. */
  readonly length?: CaptionLength;
}

export interface AltTextRequest extends CheckedImageRequest {
  /** The most characters; 120 unless told otherwise. */
  readonly maxLength?: number;
}

export interface TagsRequest extends ImageRequest, TagListOptions {}
export interface CaptionAndTagsRequest extends CaptionRequest, TagListOptions {}
export interface ProductCopyRequest extends ImageRequest, ProductCopyModelOptions {}
export interface ModerationRequest extends ImageRequest, ModerationModelOptions {}
export interface SocialPreviewRequest extends AltTextRequest {}

export interface DatasetCaptionRequest extends ImageRequest, DatasetCaptionModelOptions {
  /** `"normal"` unless told otherwise. */
  readonly length?: CaptionLength;
}
