import type { RuleId, Severity } from "../types.js";

/** A position on a page. */
export interface Position {
  /** Counted from 1. */
  readonly line: number;
  /** In UTF-16 units, counted from 1. */
  readonly column: number;
}

/** A repaired text. */
export interface Suggestion {
  /** The repaired text. */
  readonly text: string;
  /** The markup to write: the attribute on a page, the text itself elsewhere. */
  readonly markup: string;
  /** The range of the page that it replaces. */
  readonly region: { readonly start: Position; readonly end: Position } | undefined;
}

/** Something that is wrong with an image of a page. */
export interface PageFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** What is wrong, and what to write instead. */
  readonly message: string;
  readonly suggestion: Suggestion | undefined;
  /** The source of the rule, such as "WCAG 1.1.1 F30". */
  readonly source: string;
}

/** An image of a page that needs a text alternative, with its findings. */
export interface CheckedImage extends Position {
  /** The end of its tag, after the last character. */
  readonly end: Position | undefined;
  /** Its tag, with the attributes that describe the image. */
  readonly excerpt: string;
  /** Its address; `undefined` if it has none, or only a data URI. */
  readonly image: string | undefined;
  /** The text that was checked; `undefined` if there is none. */
  readonly text: string | undefined;
  /** Empty if nothing is wrong. */
  readonly findings: readonly PageFinding[];
}
