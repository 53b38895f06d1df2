import type { RuleId, Severity } from "@legenda/alt-text";
import type { Position, Suggestion } from "@legenda/alt-text/html";

/** A problem with a text in a file of captions or on a page. */
export interface CheckFinding {
  /** The file's path, as on the command line or joined with that of its folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units; `undefined` in a file of captions. */
  readonly column: number | undefined;
  /** The end of the markup, after its last character. */
  readonly end: Position | undefined;
  /** `"unreadable"` if the file could not be checked, or not to its end. */
  readonly rule: RuleId | "unreadable";
  readonly severity: Severity;
  readonly message: string;
  /** The tag, or the image's name and its caption. Not yet safe for a terminal. */
  readonly excerpt: string;
  /** The image's name in a file of captions, or its URL on a page. */
  readonly image: string | undefined;
  /** The text that was checked; `undefined` if there is none. */
  readonly text: string | undefined;
  readonly suggestion: Suggestion | undefined;
  /** The source of the rule, such as "WCAG 1.1.1 F30". */
  readonly source: string;
}

/** The numbers of a check. */
export interface CheckSummary {
  readonly files: number;
  /** Checked texts, including images without one. */
  readonly texts: number;
  readonly errors: number;
  readonly warnings: number;
  /** Repaired captions. */
  readonly fixed: number;
  /** Rows that were skipped because captioning their image had failed. */
  readonly failedRows: number;
  /** Files that could not be checked. */
  readonly unreadable: number;
}

/** Reports a finding. Resolves when the next one can be reported. */
export type Emit = (finding: CheckFinding) => Promise<void>;
