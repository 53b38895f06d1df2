import { scaled } from "./scaled.js";

/** How fast images come out, by the second, the minute or the hour: whichever gives a number of one or more. */
export function formatRate(perSecond: number): { readonly figure: string; readonly per: "s" | "min" | "h" } {
  if (perSecond >= 1) return { figure: short(perSecond), per: "s" };
  if (perSecond * 60 >= 1) return { figure: short(perSecond * 60), per: "min" };
  return { figure: short(perSecond * 3600), per: "h" };
}

function short(rate: number): string {
  if (rate < 9.95) return rate.toFixed(1);
  const { figure, unit } = scaled(rate, ["", "k", "M"]);
  return `${figure}${unit}`;
}
