/** What no two runs have in common, and no reader needs: times, dates, and what the doctor draws. */
const passing: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b\d+(?:\.\d+)? (?:ms|s|min|h)\b/g, "<time>"],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d\b/g, "<date>"],
  [/"(elapsedMs|perSecond|leftMs|duration_?ms)":[\d.]+/gi, '"$1":<time>'],
  [/\b(?:red|green|blue|yellow|black)(?:, | )(?:circle|square|triangle)\b/g, "<drawing>"],
  [/this question \$[\d.]+/g, "this question <cost>"],
];

/**
 * Whether a page shows what was printed. A line `…` stands for any lines, and `…` within a line for any characters; times and
 * dates may differ.
 */
export function isAsShown(shown: string, printed: string): boolean {
  const pattern = plain(shown)
    .split("\n")
    .map((line) => (line.trim() === "…" ? "(?:[^\n]*\n)*?" : `${line.split("…").map(escaped).join("[^\n]*")}\n`))
    .join("");
  return new RegExp(`^${pattern}$`).test(`${plain(printed)}\n`);
}

/** What was printed, as it may stand on a page: by a reader named Ada, from OpenAI's own address, and no line of waiting. */
export function forPage(printed: string, folder: string): string {
  return printed
    .replaceAll(folder, "/home/ada/shop")
    .replace(/^✓ Address .*\n/gm, "")
    .replace(/^[\d,]+ of [\d,]+ \(\d+ %\).*\n/gm, "");
}

const plain = (text: string): string =>
  passing.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text.trimEnd());

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
