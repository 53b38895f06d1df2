import type { Finding, Preset, PresetName, RuleId } from "@legenda/alt-text";

/** How the answers of a model are checked against the alt text rules. */
export interface CheckOptions {
  /**
   * The rules and their settings.
   *
   * @default "legenda"
   */
  readonly preset?: PresetName | Preset;
  /**
   * What happens to a text that breaks a rule:
   *
   * - `"retry"`: errors are sent back to the model like the issues of a schema. If the next answer still breaks a rule,
   *   the call throws `ResponseError`. Warnings are only reported.
   * - `"fix"`: what can be repaired without the model is repaired, and the rest is reported. No further request.
   * - `"report"`: the text stays as it is, and the findings are returned beside it.
   *
   * @default "retry"
   */
  readonly onError?: "retry" | "fix" | "report";
  /** Called with each text that was checked. If the answer is a bare string, this is the only way to get the findings. */
  readonly onChecked?: (checked: CheckedText) => void;
}

/** A checked text with what the rules found in it. */
export interface CheckedText {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** The rules whose findings were repaired. */
  readonly fixed: readonly RuleId[];
}
