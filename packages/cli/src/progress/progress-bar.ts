import { paint } from "./bar-field.js";
import type { BarGlyphs } from "./bar-glyphs.js";

/** A bar of exactly so many columns, of which a share (0 to 1) is done. It is full only when all is. */
export function progressBar(share: number, columns: number, glyphs: BarGlyphs, colours: boolean): string {
  const width = columns - glyphs.open.length - glyphs.close.length;
  if (width < 1) return "";
  const steps = glyphs.half === undefined ? width : width * 2;
  const filled = Math.min(share >= 1 ? steps : steps - 1, Math.floor(Math.max(0, share) * steps));
  const halves = glyphs.half === undefined ? 0 : filled % 2;
  const whole = glyphs.half === undefined ? filled : (filled - halves) / 2;
  const done = glyphs.done.repeat(whole) + (glyphs.half ?? "").repeat(halves);
  const rest = glyphs.rest.repeat(width - whole - halves);
  return glyphs.open + paint(done, "cyan", colours) + paint(rest, "dim", colours) + glyphs.close;
}
