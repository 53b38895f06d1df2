import type { Rule } from "../types.js";
import { allRules } from "./all-rules.js";

/** The descriptions of all rules, in the order of their findings. */
export const rules: readonly Rule[] = allRules.map(({ id, severity, finds, fixes, source, roles }) => ({
  id,
  severity,
  finds,
  source,
  ...(fixes !== undefined && { fixes }),
  ...(roles !== undefined && { roles }),
}));
