import type { RuleId, Severity } from "@legenda/alt-text";
import type { Position, Suggestion } from "@legenda/alt-text/html";

/** One thing that is wrong with a text of a file or of a page. */
export interface CheckFinding {
  /** As it was named on the command line, or below the folder that was. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** In UTF-16 units, counted from 1; `undefined` in a file of captions. */
  readonly column: number | undefined;
  /** Where the markup ends, after its last character. */
  readonly end: Position | undefined;
  /** `"unreadable"`: the file could not be checked, or not to its end. */
  readonly rule: RuleId | "unreadable";
  readonly severity: Severity;
  readonly message: string;
  /** What the finding is about: the tag, or the image's name and its caption. Not yet safe for a terminal. */
  readonly excerpt: string;
  /** The image's name in a file of captions, its address on a page. */
  readonly image: string | undefined;
  /** The text that was checked; `undefined` where there is none. */
  readonly text: string | undefined;
  readonly suggestion: Suggestion | undefined;
  /** Where the rule comes from, such as "WCAG 1.1.1 F30". */
  readonly source: string;
}

/** What was checked and found, in numbers. */
export interface CheckSummary {
  readonly files: number;
  /** How many texts, and places without one, were held against the rules. */
  readonly texts: number;
  readonly errors: number;
  readonly warnings: number;
  /** Captions that were repaired. */
  readonly fixed: number;
  /** Rows that were left out because captioning their image had failed. */
  readonly failedRows: number;
  /** Files that could not be checked. */
  readonly unreadable: number;
}

/** Takes a finding; resolves when there is room for more. */
export type Emit = (finding: CheckFinding) => Promise<void>;
