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
 * How long something may still take, as roughly as it is known, so that the text does not change at every look:
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
