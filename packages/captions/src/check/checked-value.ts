import type { Finding, RuleId } from "@legenda/alt-text";

/** What a check adds to a value. Absent if nothing was checked. */
export interface CheckedValue {
  /** What the rules find in the text of this value, after any repair. */
  findings?: readonly Finding[];
  /** The rules whose findings were repaired. */
  fixed?: readonly RuleId[];
}
