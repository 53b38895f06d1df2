import { capabilitiesOf, type KnownModel } from "./families.js";
import { pricesOf } from "./prices.js";
import { models } from "./table.js";

/**
 * Looks up a model by its exact name, a dated snapshot (`gpt-4o-2024-08-06`), or a
 * fine-tune (`ft:gpt-4o-2024-08-06:…`). For any other name, returns what every model of OpenAI can be expected to accept,
 * without a price or the tokens of an image.
 */
export function findModel(id: string): KnownModel {
  const [, base] = /^ft:([^:]+):/.exec(id) ?? [];
  const name = nameOf(base ?? id);
  const entry = name === undefined ? undefined : models[name];
  if (!entry || name === undefined) return { capabilities: capabilitiesOf() };
  // A fine-tune has other prices, and does not support the keywords that constrain a value.
  if (base !== undefined) return { capabilities: entry.capabilities, quirks: { ...entry.quirks, strictKeywords: [] } };
  const prices = pricesOf(name);
  return { ...entry, capabilities: { ...entry.capabilities, ...(prices && { prices }) } };
}

function nameOf(id: string): string | undefined {
  if (Object.hasOwn(models, id)) return id;
  const undated = id.replace(/-\d{4}-\d{2}-\d{2}$/, "");
  return Object.hasOwn(models, undated) ? undated : undefined;
}
