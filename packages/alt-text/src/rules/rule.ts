import type { Rule } from "../types.js";
import type { Subject } from "./subject.js";

/** A rule with what it does. */
export interface RuleDefinition extends Rule {
  /**
   * When it runs: "whole" rules judge the text as a whole, and what one of them has found makes the others' findings
   * moot; only "blank" rules see a text without anything to read.
   */
  readonly stage?: "blank" | "whole";
  check(subject: Subject): readonly Hit[];
}

/** A finding as its rule makes it. */
export interface Hit {
  readonly message: string;
  readonly start?: number;
  readonly end?: number;
  /** The repair: this range becomes this text. */
  readonly edit?: Edit;
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
