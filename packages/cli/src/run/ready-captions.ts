import type { BatchFunction } from "@legenda/batch";
import { captionsFor, type ImageContext, type Taxonomy } from "@legenda/captions";
import type { Answer, ImageSource, Model, Params } from "@legenda/core";
import type { CaptionKind, CaptionWishes, ContextField } from "../options/caption-options.js";
import { type ColumnText, columnsIn, fillColumns, missingColumn } from "../options/column-text.js";
import { UsageError } from "../usage-error.js";
import { readLines, readTextFile } from "./own-prompt.js";

/** The function of a kind, with all that was wished for. */
export async function readyCaptions(
  model: Model,
  wishes: CaptionWishes,
  params: Params,
  cwd: string,
): Promise<BatchFunction<unknown>> {
  const { check, language, tone, words, length, maxLength, count, attributes, trigger, prefix } = wishes;
  const captions = captionsFor(model, { params, ...(check && { check }), ...(language !== undefined && { language }) });
  const vocabulary = wishes.vocabulary === undefined ? undefined : await readLines(wishes.vocabulary, "--vocabulary", cwd);
  const taxonomy = wishes.categories === undefined ? undefined : await readTaxonomy(wishes.categories, cwd);
  const common = { ...(tone !== undefined && { tone }), ...(words !== undefined && { words }) };
  const sized = { ...common, ...(length !== undefined && { length }) };
  const bounded = { ...common, ...(maxLength !== undefined && { maxLength }) };
  const tagged = { vocabulary, count };
  const product = { attributes, taxonomy };
  const dataset = { trigger, prefix, require: someOf(wishes.require), forbid: someOf(wishes.forbid) };
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
  const ask = functions[wishes.kind];
  return (photo, { fields }) => {
    const context = contextOf(wishes, fields);
    return ask({ photo, ...(context && { context }) });
  };
}

/** What is known of an image, its columns filled in; what is empty in its row is not known. */
export function contextOf({ context, role }: CaptionWishes, fields: Readonly<Record<string, string>>): ImageContext | undefined {
  const known: ImageContext = role === undefined ? {} : { role };
  for (const [field, text] of Object.entries(context) as [ContextField, ColumnText][]) {
    const value = fillColumns(text, fields, flags[field]).trim();
    if (value === "") continue;
    if (field === "people") known.names = value.split(",").flatMap((name) => name.trim() || []);
    else known[field] = value;
  }
  return Object.keys(known).length > 0 ? known : undefined;
}

/**
 * Names a column that the table does not have before anything is sent.
 *
 * @throws {UsageError}
 */
export function checkColumns({ context }: CaptionWishes, columns: readonly string[]): void {
  for (const [field, text] of Object.entries(context) as [ContextField, ColumnText][]) {
    const missing = columnsIn(text).find((column) => !columns.includes(column));
    if (missing !== undefined) throw new UsageError(missingColumn(missing, columns, flags[field]).message);
  }
}

const flags: Readonly<Record<ContextField, string>> = {
  productName: "--product-name",
  pageTitle: "--page-title",
  nearbyText: "--nearby-text",
  linkTarget: "--link-target",
  caption: "--shown-caption",
  people: "--people",
};

/** A tree as JSON, or a category on each line. */
async function readTaxonomy(path: string, cwd: string): Promise<Taxonomy> {
  if (!/\.json$/i.test(path)) return await readLines(path, "--categories", cwd);
  const text = await readTextFile(path, "--categories", cwd);
  try {
    return JSON.parse(text) as Taxonomy;
  } catch (cause) {
    throw new UsageError(`--categories ${path}: the file is no JSON.`, { cause });
  }
}

const someOf = (words: readonly string[]): readonly string[] | undefined => (words.length > 0 ? words : undefined);
