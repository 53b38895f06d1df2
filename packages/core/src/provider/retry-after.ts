type HeaderSource = { get(name: string): string | null };

/**
 * How long a provider asks to wait, in milliseconds: from `retry-after-ms`, or else from `retry-after` in seconds or
 * as a date; `undefined` without either.
 */
export function retryAfterOf(headers: HeaderSource, now: number = Date.now()): number | undefined {
  const exact = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (exact >= 0) return exact;
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A duration as vendors write it (`6m0s`, `1s`, `20ms`, `38.79s`), in milliseconds. */
export function durationMs(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join("") !== text.trim()) return undefined;
  return parts.reduce((total, [, amount, unit]) => total + Number(amount) * units[unit as keyof typeof units], 0);
}
