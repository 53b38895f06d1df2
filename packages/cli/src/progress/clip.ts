/**
 * At most so many characters of a text, of its end where `keep` says so: the end of a path is its name. `…` stands
 * where something was left out.
 */
export function clip(text: string, longest: number, keep: "start" | "end" = "start"): string {
  if (text.length <= longest) return text;
  // Half of a character cut in two is left out as well.
  if (keep === "start") return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
  return `…${text.slice(1 - longest).replace(/^[\udc00-\udfff]/, "")}`;
}
