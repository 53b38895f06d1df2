import type { Answer, ImageInput } from "@legenda/core";
import type {
  AltTextRequest,
  CaptionAndTagsRequest,
  CaptionRequest,
  DatasetCaptionRequest,
  ModerationRequest,
  ProductCopyRequest,
  SocialPreviewRequest,
  TagsRequest,
} from "./requests.js";
import type { AltText } from "./responses/alt-text.js";
import type { CaptionAndTags } from "./responses/caption-and-tags.js";
import type { Moderation } from "./responses/moderation.js";
import type { ProductCopy } from "./responses/product-copy.js";
import type { SocialPreview } from "./responses/social-preview.js";

/** The ready caption functions. Each takes an image, or an object with the image as `photo` and options beside it. */
export interface Captions {
  /** Writes a caption: short, normal or long. */
  caption(input: ImageInput | CaptionRequest): Answer<string>;
  /** Writes the text alternative of an image on a page, following the W3C's alt decision tree. */
  altText(input: ImageInput | AltTextRequest): Answer<AltText>;
  /** Lists tags, from a closed vocabulary if there is one. */
  tags(input: ImageInput | TagsRequest): Answer<string[]>;
  /** Writes a caption and lists tags in one call. */
  captionAndTags(input: ImageInput | CaptionAndTagsRequest): Answer<CaptionAndTags>;
  /** Writes the title, description, attributes and category of a product. */
  productCopy(input: ImageInput | ProductCopyRequest): Answer<ProductCopy>;
  /** Rates whether an image is appropriate, by your thresholds. If a provider refuses the image, the answer throws `RefusedError`. */
  moderate(input: ImageInput | ModerationRequest): Answer<Moderation>;
  /** Writes the title, description and alt text that are shown where a page is shared. */
  socialPreview(input: ImageInput | SocialPreviewRequest): Answer<SocialPreview>;
  /** Writes a caption for training an image model: trigger word, prefix, required and forbidden words. */
  datasetCaption(input: ImageInput | DatasetCaptionRequest): Answer<string>;
}
