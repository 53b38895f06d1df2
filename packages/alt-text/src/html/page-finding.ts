import type { RuleId, Severity } from "../types.js";

export interface Position {
  /** Counted from 1. */
  readonly line: number;
  /** In UTF-16 units, counted from 1. */
  readonly column: number;
}

/** What to write instead. */
export interface Suggestion {
  /** The repaired text. */
  readonly text: string;
  /** As it is written: the attribute on a page, the text itself elsewhere. */
  readonly markup: string;
  /** What it takes the place of, on a page. */
  readonly region: { readonly start: Position; readonly end: Position } | undefined;
}

/** One thing that is wrong with an image of a page. */
export interface PageFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly suggestion: Suggestion | undefined;
  /** Where the rule comes from, such as "WCAG 1.1.1 F30". */
  readonly source: string;
}

/** An image of a page that needs a text alternative, and what is wrong with it. */
export interface CheckedImage extends Position {
  /** Where its tag ends, after its last character. */
  readonly end: Position | undefined;
  /** Its tag, as far as it describes the image. */
  readonly excerpt: string;
  /** Its address. */
  readonly image: string | undefined;
  /** The text that was checked; `undefined` where there is none. */
  readonly text: string | undefined;
  /** Empty where nothing is wrong. */
  readonly findings: readonly PageFinding[];
}
