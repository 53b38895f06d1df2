import type { Rule } from "../types.js";
import { allRules } from "./all-rules.js";

/** Every rule, described, in the order in which findings are given. */
export const rules: readonly Rule[] = allRules.map(({ id, severity, finds, fixes, source, roles }) => ({
  id,
  severity,
  finds,
  source,
  ...(fixes !== undefined && { fixes }),
  ...(roles !== undefined && { roles }),
}));
