import type { BatchFunction } from "@legenda/batch";
import { captionsFor, type ImageContext, type Taxonomy } from "@legenda/captions";
import type { Answer, ImageSource, Model, Params } from "@legenda/core";
import type { CaptionKind } from "../flags/caption-flags.js";
import type { CaptionOptions } from "../flags/command-flags.js";
import { UsageError } from "../usage-error.js";
import { imageContext } from "./image-context.js";
import { readLines, readTextFile } from "./read-text-file.js";

/** The ready caption function of `--kind`, with the style that the flags ask for. */
export async function readyFunction(
  model: Model,
  options: CaptionOptions,
  params: Params,
  cwd: string,
): Promise<BatchFunction<unknown>> {
  const { check, onError, language, tone, words, length, maxLength, count, attributes, trigger, prefix } = options;
  const captions = captionsFor(model, {
    params,
    ...(check && { check: { preset: check, onError } }),
    ...(language !== undefined && { language }),
  });
  const vocabulary = options.vocabulary === undefined ? undefined : await readLines(options.vocabulary, "--vocabulary", cwd);
  const taxonomy = options.categories === undefined ? undefined : await readTaxonomy(options.categories, cwd);
  const common = { ...(tone !== undefined && { tone }), ...(words !== undefined && { words }) };
  const sized = { ...common, ...(length !== undefined && { length }) };
  const bounded = { ...common, ...(maxLength !== undefined && { maxLength }) };
  const tagged = { vocabulary, count };
  const product = { attributes, taxonomy };
  const dataset = { trigger, prefix, require: options.require, forbid: options.forbid };
  const functions: Readonly<Record<CaptionKind, (photo: { photo: ImageSource; context?: ImageContext }) => Answer<unknown>>> = {
    caption: (photo) => captions.caption({ ...photo, ...sized }),
    "alt-text": (photo) => captions.altText({ ...photo, ...bounded }),
    tags: (photo) => captions.tags({ ...photo, ...common, ...tagged }),
    "caption-and-tags": (photo) => captions.captionAndTags({ ...photo, ...sized, ...tagged }),
    "product-copy": (photo) => captions.productCopy({ ...photo, ...common, ...product }),
    "social-preview": (photo) => captions.socialPreview({ ...photo, ...bounded }),
    "dataset-caption": (photo) => captions.datasetCaption({ ...photo, ...sized, ...dataset }),
    moderate: (photo) => captions.moderate({ ...photo, ...common }),
  };
  const caption = functions[options.kind];
  return (photo, { fields }) => {
    const context = imageContext(options, fields);
    return caption({ photo, ...(context && { context }) });
  };
}

/** A JSON tree, or one category on each line. */
async function readTaxonomy(path: string, cwd: string): Promise<Taxonomy> {
  if (!/\.json$/i.test(path)) return await readLines(path, "--categories", cwd);
  const text = await readTextFile(path, "--categories", cwd);
  try {
    return JSON.parse(text) as Taxonomy;
  } catch (cause) {
    throw new UsageError(`--categories ${path}: the file is not valid JSON.`, { cause });
  }
}
