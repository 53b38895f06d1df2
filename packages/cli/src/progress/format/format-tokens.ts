import { scaled } from "./scaled.js";

/** A number of tokens, short: `870`, `12.3k`, `1.2M`. */
export function formatTokens(tokens: number): string {
  const { figure, unit } = scaled(tokens, ["", "k", "M", "G"]);
  return `${figure}${unit}`;
}
