import { TemplateError } from "../errors/template-error.js";
import type { Line } from "./lines.js";
import type { Segment } from "./parsed-template.js";
import { readSlot } from "./slots.js";

/**
 * A slot opens with a brace before a name, or before the colon of a mark (or of a slot whose name is missing).
 * Every other brace is text: `{"alt": …}`, `{ }`, `{:ok, value}`.
 */
const slotOpening = /\{[ \t]*([\p{ID_Start}_$]|:[ \t]*(cache|[A-Za-z_]+[ \t]*[(}]))/uy;

/** Splits the lines of a section into text, slots and cache marks. */
export function readSegments(template: string, lines: readonly Line[], allowThis: boolean): Segment[] {
  const segments: Segment[] = [];
  // The literal braces that are open; true for one that was doubled.
  const open: boolean[] = [];
  let text = "";
  for (const [index, { text: source, offset }] of lines.entries()) {
    if (index > 0) text += "\n";
    for (let at = 0; at < source.length; ) {
      const brace = nextBrace(source, at);
      text += source.slice(at, brace);
      const character = source.charAt(brace);
      const doubled = character !== "" && source[brace + 1] === character;
      if (character === "{" && !doubled && opensSlot(source, brace)) {
        const place = { template, offset: offset + brace, length: slotLength(source, brace) };
        const segment = readSlot(place, allowThis);
        if (segment.type === "cache" && segments.length === 0 && !/\S/.test(text)) {
          throw new TemplateError("{:cache_control} marks the part before it, but there is none in its message.", { place });
        }
        if (text) segments.push({ type: "text", text });
        segments.push(segment);
        text = "";
        at = brace + place.length;
        continue;
      }
      text += character;
      // A brace that was opened single is closed single, so that {"a": {"b": 1}} is not changed.
      const single = character === "}" && open.at(-1) === false;
      if (character === "{") open.push(doubled);
      else if (single || doubled) open.pop();
      at = brace + (doubled && !single ? 2 : 1);
    }
  }
  if (text) segments.push({ type: "text", text });
  return segments;
}

/** The index of the next brace at or after `from`, or the end. */
function nextBrace(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== "{" && source[at] !== "}") at++;
  return at;
}

function opensSlot(source: string, brace: number): boolean {
  slotOpening.lastIndex = brace;
  return slotOpening.test(source);
}

/** The length from the opening to the closing brace; 1 if another one opens or the line ends before that. */
function slotLength(source: string, brace: number): number {
  const end = nextBrace(source, brace + 1);
  return source[end] === "}" ? end + 1 - brace : 1;
}
