import { fitsSchema } from "../responses/closed-list.js";
import type { DatasetCaptionSchemaOptions } from "../responses/dataset-caption.js";
import { type ModerationSchemaOptions, moderationCategories } from "../responses/moderation.js";
import type { ProductCopySchemaOptions } from "../responses/product-copy.js";
import type { TagsSchemaOptions } from "../responses/tags.js";
import { categoriesOf } from "../responses/taxonomy.js";
import { oneLine } from "../text/one-line.js";
import { wholeNumber } from "../whole-number.js";

type Lines = readonly (string | undefined)[];

/** How many tags to list and from which vocabulary. A vocabulary that does not fit into the schema is written out. */
export function tagInstructions({ vocabulary, count }: TagsSchemaOptions): Lines {
  return [
    count === undefined ? undefined : `At most ${wholeNumber("count", count)} tags.`,
    vocabulary && `Choose tags only from this list, as they are written${listed(vocabulary)}`,
  ];
}

/** From which categories to choose. A taxonomy that does not fit into the schema is written out. */
export function taxonomyInstruction({ taxonomy }: ProductCopySchemaOptions): string | undefined {
  return taxonomy && `Choose the category only from this list, as it is written${listed(categoriesOf(taxonomy))}`;
}

/** The required and forbidden words. Trigger word and prefix are not mentioned, because code adds them to the answer. */
export function datasetInstructions({ require = [], forbid = [] }: DatasetCaptionSchemaOptions): Lines {
  return [
    require.length > 0 ? `Use these words: ${require.map(oneLine).join(", ")}.` : undefined,
    forbid.length > 0 ? `Do not use these words: ${forbid.map(oneLine).join(", ")}.` : undefined,
  ];
}

/** The categories of moderation with their descriptions, one per line. */
export function categoryLines({ categories = moderationCategories }: ModerationSchemaOptions): string {
  return Object.entries(categories)
    .map(([name, category]) => `- ${name}: ${oneLine(typeof category === "string" ? category : category.description)}`)
    .join("\n");
}

function listed(values: readonly string[]): string {
  return fitsSchema(values) ? "." : `: ${values.map(oneLine).join("; ")}.`;
}
