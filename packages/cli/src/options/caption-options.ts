import type { PresetName } from "@legenda/alt-text";
import type { AttributeNames, CaptionLength, Check } from "@legenda/captions";
import type { ColumnText } from "./column-text.js";
import type { RunOptions } from "./run-options.js";

/** The ready caption functions, as the command names them. */
export const captionKinds = [
  "caption",
  "alt-text",
  "tags",
  "caption-and-tags",
  "product-copy",
  "social-preview",
  "dataset-caption",
  "moderate",
] as const;

export type CaptionKind = (typeof captionKinds)[number];

/** What may be known of an image: the fields of its context. `people` are names separated by commas. */
export type ContextField = "productName" | "pageTitle" | "nearbyText" | "linkTarget" | "caption" | "people";

/** What the ready caption functions are asked for. */
export interface CaptionWishes {
  readonly kind: CaptionKind;
  readonly length: CaptionLength | undefined;
  /** A BCP 47 tag. */
  readonly language: string | undefined;
  readonly tone: string | undefined;
  readonly words: number | undefined;
  /** Characters. */
  readonly maxLength: number | undefined;
  /** What is known of the images beside their pixels; columns of the table stand in braces. */
  readonly context: Readonly<Partial<Record<ContextField, ColumnText>>>;
  readonly role: "informative" | "functional" | "decorative" | "complex" | "text" | undefined;
  /** A template of the user's own, in place of the kind's. */
  readonly prompt: { readonly text: string } | { readonly file: string } | undefined;
  /** A file with one tag on each line. */
  readonly vocabulary: string | undefined;
  /** The most tags. */
  readonly count: number | undefined;
  /** A file with the shop's categories: one on each line, or a JSON tree. */
  readonly categories: string | undefined;
  readonly attributes: AttributeNames | undefined;
  readonly trigger: string | undefined;
  readonly prefix: string | undefined;
  readonly require: readonly string[];
  readonly forbid: readonly string[];
  readonly check: { readonly preset: PresetName; readonly onError: NonNullable<Check["onError"]> } | undefined;
}

/** Options of `legenda caption`. */
export interface CaptionOptions extends RunOptions {
  readonly wishes: CaptionWishes;
}

/** Options of `legenda run`. */
export interface FunctionOptions extends RunOptions {
  /** `"./captions.ts#Captions.altText"`. */
  readonly target: string;
  /** The slot that takes each image, where a template has several. */
  readonly imageSlot: string | undefined;
}
