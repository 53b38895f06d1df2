import type { AltTextOptions } from "@legenda/alt-text";
import type { CaptionWishes } from "../options/caption-options.js";

/** Alt texts are held against the rules of alt text unasked, other answers where `--check` says so. */
export function findingsOf({
  kind,
  check,
  language,
}: Pick<CaptionWishes, "check" | "language"> & { readonly kind: unknown }): AltTextOptions | undefined {
  if (check === undefined && kind !== "alt-text") return undefined;
  return { ...(check && { preset: check.preset }), ...(language !== undefined && { language }) };
}
