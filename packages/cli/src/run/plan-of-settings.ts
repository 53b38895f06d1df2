import type { RunSettings } from "@legenda/batch";
import type { CaptionWishes } from "../options/caption-options.js";
import { findingsOf } from "./findings-of.js";
import type { OutputPlan } from "./write-outputs.js";

/** How the results of a journal are written: as its own run writes them. */
export function planOfSettings(
  settings: RunSettings,
): Pick<OutputPlan, "existing" | "separator" | "textColumn" | "findings" | "language"> {
  const { kind, language, prompt, check, existing, separator } = settings;
  const spoken = typeof language === "string" ? language : undefined;
  return {
    existing: existing === "append" || existing === "prepend" ? existing : "skip",
    separator: typeof separator === "string" ? separator : " ",
    textColumn: kind === "tags" && prompt === undefined ? "tags" : "caption",
    findings: findingsOf({ kind, check: checkOf(check), language: spoken }),
    language: spoken,
  };
}

function checkOf(written: RunSettings[string] | undefined): CaptionWishes["check"] {
  return typeof written === "string" ? (JSON.parse(written) as CaptionWishes["check"]) : undefined;
}
