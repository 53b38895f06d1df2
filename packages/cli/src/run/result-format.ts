import type { AltTextOptions, PresetName } from "@legenda/alt-text";
import type { RunSettings } from "@legenda/batch";

/** How results are written, as far as the settings of their run decide it. */
export interface ResultFormat {
  readonly existing: "skip" | "overwrite" | "append" | "prepend";
  /** Between the old caption and the new one. */
  readonly separator: string;
  /** The column of answers that are a text or a list. */
  readonly textColumn: string;
  /** The alt-text rules to check the results against; `undefined` if they are not alt texts and `--check` is not given. */
  readonly findings: AltTextOptions | undefined;
  /** Of the answers, as a BCP 47 tag. */
  readonly language: string | undefined;
}

/** How the results of a run with these settings are written, at its end and by `legenda export` later. */
export function resultFormat({ kind, language, prompt, check, existing, separator }: RunSettings): ResultFormat {
  const tag = typeof language === "string" ? language : undefined;
  return {
    existing: existing === "append" || existing === "prepend" ? existing : "skip",
    separator: typeof separator === "string" ? separator : " ",
    textColumn: kind === "tags" && prompt === undefined ? "tags" : "caption",
    findings: findingsOptions(kind, check as PresetName | undefined, tag),
    language: tag,
  };
}

/** Alt texts are always checked against the rules, other answers only with `--check`. */
function findingsOptions(
  kind: unknown,
  preset: PresetName | undefined,
  language: string | undefined,
): AltTextOptions | undefined {
  if (preset === undefined && kind !== "alt-text") return undefined;
  return { ...(preset && { preset }), ...(language !== undefined && { language }) };
}
