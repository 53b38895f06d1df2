import type { Rule } from "../types.js";
import type { Subject } from "./subject.js";

/** A rule with its implementation. */
export interface RuleDefinition extends Rule {
  /**
   * When the rule runs: "whole" rules judge the text as a whole, and a finding of one of them replaces those of all other
   * rules; only "blank" rules run for a text without anything to read.
   */
  readonly stage?: "blank" | "whole";
  check(subject: Subject): readonly Hit[];
}

/** A finding as its rule returns it. */
export interface Hit {
  readonly message: string;
  readonly start?: number;
  readonly end?: number;
  /** The repair. */
  readonly edit?: Edit;
}

/** Replaces a range of the text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
