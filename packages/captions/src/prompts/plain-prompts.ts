import type { Prompts } from "./prompts.js";

/**
 * One-sentence prompts for small models that long instructions confuse, such as SmolVLM, Moondream and `scenes()`.
 * Schemas and checks work as with `prompts`.
 *
 * @example
 * const captions = captionsFor(scenes(), { prompts: plainPrompts });
 */
export const plainPrompts: Prompts = {
  lengths: {
    short: "Write a short caption for this image.",
    normal: "Write a caption for this image.",
    long: "Describe this image in detail.",
  },
  caption: plain("{length}"),
  altText: plain("Write alt text for this image."),
  tags: plain("List tags for this image."),
  captionAndTags: plain("Write a caption and tags for this image."),
  productCopy: plain("Write a title and a description of the product in this image."),
  moderate: plain("How much of each of these is in this image, from 0 to 1?\n{categories}"),
  socialPreview: plain("Write a title, a description and alt text for this image."),
  datasetCaption: plain("{length}"),
};

function plain(request: string): string {
  return `${request}\n{instructions?}\n{context?}\n{photo:image}`;
}
