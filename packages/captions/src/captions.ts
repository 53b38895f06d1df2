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

/** Ready caption functions. Each takes an image, or one object with the image as `photo` and options beside it. */
export interface Captions {
  /** A caption, as text: short, normal or long. */
  caption(input: ImageInput | CaptionRequest): Answer<string>;
  /** The text alternative of an image on a page, by the W3C's decision order. */
  altText(input: ImageInput | AltTextRequest): Answer<AltText>;
  /** Tags, out of a closed vocabulary where there is one. */
  tags(input: ImageInput | TagsRequest): Answer<string[]>;
  /** Both in one call. */
  captionAndTags(input: ImageInput | CaptionAndTagsRequest): Answer<CaptionAndTags>;
  /** Title, description, attributes and category of a product. */
  productCopy(input: ImageInput | ProductCopyRequest): Answer<ProductCopy>;
  /** Whether an image is appropriate, by your thresholds. An image that a provider refuses is a `RefusedError`. */
  moderate(input: ImageInput | ModerationRequest): Answer<Moderation>;
  /** Title, description and alt text of a page that is shared. */
  socialPreview(input: ImageInput | SocialPreviewRequest): Answer<SocialPreview>;
  /** A caption for training an image model: trigger word, prefix, words that must or must not appear. */
  datasetCaption(input: ImageInput | DatasetCaptionRequest): Answer<string>;
}
