import { family, type KnownModel } from "./families.js";
import { pricesOf } from "./prices.js";
import { models } from "./table.js";

/**
 * What is known of a model by its name: the very name, a dated snapshot of it (`gpt-4o-2024-08-06`), or a
 * fine-tune (`ft:gpt-4o-2024-08-06:…`). Of any other, what every model of OpenAI can be expected to take,
 * and neither a price nor the tokens of an image.
 */
export function findModel(id: string): KnownModel {
  const [, base] = /^ft:([^:]+):/.exec(id) ?? [];
  const name = nameOf(base ?? id);
  const known = name === undefined ? undefined : models[name];
  if (!known || name === undefined) return { capabilities: family() };
  // A fine-tune is priced otherwise, and takes none of the keywords that narrow a value.
  if (base !== undefined) return { capabilities: known.capabilities, quirks: { ...known.quirks, strictKeywords: [] } };
  const prices = pricesOf(name);
  return { ...known, capabilities: { ...known.capabilities, ...(prices && { prices }) } };
}

function nameOf(id: string): string | undefined {
  if (Object.hasOwn(models, id)) return id;
  const undated = id.replace(/-\d{4}-\d{2}-\d{2}$/, "");
  return Object.hasOwn(models, undated) ? undated : undefined;
}
