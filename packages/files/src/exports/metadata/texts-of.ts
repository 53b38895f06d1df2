import type { BatchDone } from "@legenda/batch";
import { cleanText } from "./clean-text.js";
import { type ImageTexts, type TextName, textNames } from "./image-texts.js";

/** Where a text comes from: a field of the answer (`"summary"`, `"seo.title"`), a function of its own, or nowhere. */
export type MetadataField<R> = string | false | ((value: unknown, result: BatchDone) => R | undefined);

/** Which part of the answer goes where. What is not named goes where it does without. */
export interface MetadataFields {
  readonly alt?: MetadataField<string> | undefined;
  readonly longDescription?: MetadataField<string> | undefined;
  readonly description?: MetadataField<string> | undefined;
  readonly title?: MetadataField<string> | undefined;
  readonly tags?: MetadataField<readonly string[]> | undefined;
}

const altNames = ["alt", "altText", "alt_text"];
const longNames = ["longDescription", "long_description"];

/** The fields that are looked for, the best first: those of the response models of `@legenda/captions` and near names. */
const usualFields: Readonly<Record<TextName | "tags", readonly string[]>> = {
  alt: [...altNames, "caption"],
  longDescription: longNames,
  // Most programs show the description and know nothing of alt text: there had better be one.
  description: ["description", "caption", ...longNames, ...altNames],
  title: ["title"],
  tags: ["tags", "keywords"],
};

/** What an answer says of its image. An answer that is a text is both alt text and description; a list is tags. */
export function textsOf(result: BatchDone, fields: MetadataFields = {}): ImageTexts {
  const texts = textNames.map((name) => [name, toText(chosen(name, result, fields)) || undefined] as const);
  return { ...Object.fromEntries(texts), tags: toTags(chosen("tags", result, fields)) };
}

function chosen(name: TextName | "tags", result: BatchDone, fields: MetadataFields): unknown {
  const field = fields[name];
  if (field === false) return undefined;
  if (typeof field === "function") return field(result.value, result);
  if (field !== undefined) return field.split(".").reduce(valueAt, result.value);
  if (typeof result.value === "string") return name === "alt" || name === "description" ? result.value : undefined;
  if (Array.isArray(result.value)) return name === "tags" ? result.value : undefined;
  return usualFields[name].map((key) => valueAt(result.value, key)).find((value) => toText(value) !== "");
}

function valueAt(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).filter(Boolean).join(", ");
  if (typeof value === "string") return cleanText(value);
  return typeof value === "number" ? String(value) : "";
}

function toTags(value: unknown): readonly string[] | undefined {
  const list = Array.isArray(value) ? value.map(toText) : toText(value).split(",");
  const tags = list.map((tag) => tag.replace(/\s+/gu, " ").trim()).filter(Boolean);
  return tags.length > 0 ? [...new Set(tags)] : undefined;
}
