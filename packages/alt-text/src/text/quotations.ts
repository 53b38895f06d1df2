import type { Span } from "./phrases.js";

const quoted = /"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|‘[^‘’]*’|「[^「」]*」|『[^『』]*』/gu;

/** Finds quotations: words in the image, which are not the writer's own. */
export function quotationsOf(text: string): readonly Span[] {
  return Array.from(text.matchAll(quoted), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Whether one of the spans, which are sorted and do not overlap, contains an offset. */
export function covered(spans: readonly Span[], place: number): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (!span) return false;
    if (place < span.start) high = middle - 1;
    else if (place >= span.end) low = middle + 1;
    else return true;
  }
  return false;
}
