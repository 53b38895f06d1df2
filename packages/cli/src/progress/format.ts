import type { BatchProgress } from "@legenda/batch";

/** A whole number with thousands separators: `12,345`. It is the same in every locale, as is the command's English. */
export function formatCount(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number of tokens, short: `870`, `12.3k`, `1.2M`. */
export function formatTokens(tokens: number): string {
  const { figure, unit } = scaled(tokens, ["", "k", "M", "G"]);
  return `${figure}${unit}`;
}

/**
 * An amount of US dollars: with cents from one cent on, and with two significant digits below, so that a cheap call is not
 * shown as free: `$1,234.50`, `$0.42`, `$0.0004`.
 */
export function formatMoney(dollars: number): string {
  if (!(dollars > 0)) return "$0.00";
  if (dollars < 0.000_01) return "<$0.00001";
  // What rounds to a cent is shown as one; smaller amounts keep their first two digits.
  if (dollars < 0.009_95) return `$${dollars.toFixed(1 - Math.floor(Math.log10(dollars))).replace(/0$/, "")}`;
  const cents = Math.round(dollars * 100);
  return `$${formatCount(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, "0")}`;
}

/**
 * What a run has cost so far, `$0.42`; with a budget, what it and earlier runs have spent of that, `$1.42 of $5.00`.
 * `undefined` while no price is known: an unknown cost is not zero.
 */
export function costText({ cost, totalCost }: BatchProgress, budget: number | undefined): string | undefined {
  if (budget !== undefined && totalCost !== undefined) return `${formatMoney(totalCost)} of ${formatMoney(budget)}`;
  return cost === undefined || cost === 0 ? undefined : formatMoney(cost);
}

/** A share in percent, rounded down, so that `100 %` appears only at the end: `42 %`. Zero of zero is `100 %`. */
export function formatPercent(part: number, whole: number): string {
  const share = whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole));
  // 0.29 * 100 is 28.999…: the tolerance is for such errors only.
  return `${Math.floor(share * 100 + 1e-9)} %`;
}

/** Images a second, a minute or an hour: the first unit in which the number is at least one. */
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

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something took, in its two largest units: `850 ms`, `4.2 s`, `12 min 4 s`, `1 h 20 min`. */
export function formatDuration(ms: number): string {
  const time = Math.max(0, ms);
  if (time < 999.5) return `${Math.round(time)} ms`;
  if (time < 9.95 * second) return `${(time / second).toFixed(1).replace(/\.0$/, "")} s`;
  if (time < minute - second / 2) return `${Math.round(time / second)} s`;
  if (time < hour - second / 2) return two(time, minute, "min", second, "s");
  if (time < day - minute / 2) return two(time, hour, "h", minute, "min");
  return two(time, day, "d", hour, "h");
}

/**
 * The time that something may still take, rounded as coarsely as it is known, so that the text does not change all the time:
 * `under 5 s`, `40 s`, `12 min`, `1 h 20 min`.
 */
export function formatTimeLeft(ms: number): string {
  if (ms <= 5 * second) return "under 5 s";
  if (ms <= 55 * second) return `${Math.ceil(ms / (5 * second)) * 5} s`;
  if (ms <= hour - minute / 2) return `${Math.round(Math.max(ms, minute) / minute)} min`;
  if (ms <= 10 * hour) return two(Math.round(ms / (5 * minute)) * 5 * minute, hour, "h", minute, "min");
  if (ms <= day) return `${Math.round(ms / hour)} h`;
  return two(ms, day, "d", hour, "h");
}

/** The same as a phrase: `about 12 min left`. */
export function leftText(ms: number): string {
  const left = formatTimeLeft(ms);
  return left.startsWith("under") ? `${left} left` : `about ${left} left`;
}

function two(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const total = Math.round(ms / small);
  const rest = total % (large / small);
  const whole = `${Math.floor(total / (large / small))} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}

/** A number of at most three digits and its unit: `12.3` and `k`. What rounds to `1000 k` is `1 M`. */
function scaled(value: number, units: readonly string[]): { readonly figure: string; readonly unit: string } {
  let size = Math.max(0, value);
  let index = 0;
  while (size >= 999.5 && index < units.length - 1) {
    size /= 1000;
    index++;
  }
  // The first unit counts whole things.
  const digits = index === 0 || size >= 99.95 ? 0 : 1;
  return { figure: size.toFixed(digits).replace(/\.0$/, ""), unit: units[index] ?? "" };
}
