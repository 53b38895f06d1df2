import type { Finding, Preset, PresetName, RuleId } from "@legenda/alt-text";

/** Holds the rules of alt text against what a model answers. */
export interface Check {
  /** The rules and their settings; the rules' own default unless told otherwise. */
  readonly preset?: PresetName | Preset;
  /**
   * What happens to a text that breaks a rule:
   *
   * - `"retry"`: errors go back to the model as the issues of a schema do, once unless told otherwise; an answer
   *   that still breaks a rule is a `ResponseError`. Warnings are reported.
   * - `"fix"`: what can be repaired without the model is; the rest is reported. No further request.
   * - `"report"`: the text stays as it is, and the findings stand beside it.
   */
  readonly onError?: "retry" | "fix" | "report";
  /** Told of each text that was checked. The way to the findings where the answer is a bare string. */
  readonly onChecked?: (checked: CheckedText) => void;
}

/** A text with what the rules find in it. */
export interface CheckedText {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** The rules whose findings were repaired. */
  readonly fixed: readonly RuleId[];
}
