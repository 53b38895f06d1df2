import { fitsSchema } from "../responses/closed-list.js";
import type { DatasetCaptionModelOptions } from "../responses/dataset-caption.js";
import { type ModerationModelOptions, moderationCategories } from "../responses/moderation.js";
import type { ProductCopyModelOptions } from "../responses/product-copy.js";
import type { TagListOptions } from "../responses/tag-list.js";
import { categoriesOf } from "../responses/taxonomy.js";
import { oneLine } from "../text/one-line.js";
import { wholeNumber } from "../whole-number.js";

type Lines = readonly (string | undefined)[];

/** How many tags, and out of what: a list that the schema cannot hold stands in the prompt. */
export function tagWishes({ vocabulary, count }: TagListOptions): Lines {
  return [
    count === undefined ? undefined : `At most ${wholeNumber("count", count)} tags.`,
    vocabulary && `Choose tags only from this list, as they are written${listed(vocabulary)}`,
  ];
}

/** Out of which categories: see `tagWishes`. */
export function taxonomyWish({ taxonomy }: ProductCopyModelOptions): string | undefined {
  return taxonomy && `Choose the category only from this list, as it is written${listed(categoriesOf(taxonomy))}`;
}

/** The words that must and must not appear. The trigger word and the prefix are put before by code: the model is not told. */
export function datasetWishes({ require = [], forbid = [] }: DatasetCaptionModelOptions): Lines {
  return [
    require.length > 0 ? `Use these words: ${require.map(oneLine).join(", ")}.` : undefined,
    forbid.length > 0 ? `Do not use these words: ${forbid.map(oneLine).join(", ")}.` : undefined,
  ];
}

/** The categories of moderation with what they mean, a line each. */
export function categoryLines({ categories = moderationCategories }: ModerationModelOptions): string {
  return Object.entries(categories)
    .map(([name, category]) => `- ${name}: ${oneLine(typeof category === "string" ? category : category.description)}`)
    .join("\n");
}

function listed(values: readonly string[]): string {
  return fitsSchema(values) ? "." : `: ${values.map(oneLine).join("; ")}.`;
}
