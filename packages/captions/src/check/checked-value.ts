import type { Finding, RuleId } from "@legenda/alt-text";

/** What a check has left beside a value. Absent where nothing was checked. */
export interface CheckedValue {
  /** What the rules find in the text as it stands here. */
  findings?: readonly Finding[];
  /** The rules whose findings were repaired. */
  fixed?: readonly RuleId[];
}
