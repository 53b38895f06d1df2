import { entities } from "./html-entities.js";
import type { Hit, RuleDefinition } from "./rule.js";

/** A tag with well-formed attributes; no part of it can hold a "<", so that matching takes linear time. */
const tagPattern = /<(\/?)([a-z][a-z0-9]*)(?:\s+[\w:-]+=(?:"[^"<]*"|'[^'<]*'|[^\s<>"'=`]+))*\s*\/?>|<!--[^<]*-->/giu;
const voidTags = new Set(["br", "hr", "wbr"]);
// biome-ignore format: names
const htmlTags = new Set(["a", "abbr", "alt", "article", "aside", "b", "big", "blockquote", "body", "button", "caption", "center", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "html", "i", "iframe", "ins", "kbd", "label", "li", "link", "main", "mark", "nav", "ol", "picture", "pre", "q", "s", "samp", "script", "section", "small", "source", "span", "strike", "strong", "style", "sub", "sup", "svg", "table", "tbody", "td", "th", "thead", "title", "tr", "tt", "u", "ul", "var", "video"]);
/** Escaped once or many times over: "&amp;amp;lt;". */
const entityPattern = /&(?:amp;|#38;|#x26;)*(?:(amp)|#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d{0,2}));/giu;

export const html: RuleDefinition = {
  id: "html",
  severity: "error",
  finds: "HTML tags and entities, which screen readers read out literally",
  fixes:
    'entities are decoded; paired tags and tags without an end tag are removed; a single tag stays, because it may be what the image shows ("the <head> element")',
  source: "WordPress/ai prompt (plain text)",
  check({ text }) {
    return [...tags(text), ...escapes(text)].sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  },
};

function tags(text: string): Hit[] {
  const found = Array.from(text.matchAll(tagPattern), ({ index: start, 0: tag, 1: slash, 2: name = "!--" }) => {
    return { start, end: start + tag.length, closes: slash === "/", name: name.toLowerCase() };
  }).filter(({ name }) => name === "!--" || htmlTags.has(name) || voidTags.has(name));
  const opened = new Set<string>();
  const closed = new Set<string>();
  for (const { closes, name } of found) (closes ? closed : opened).add(name);
  return found.map(({ start, end, name }) => {
    const message = `<${name}> is read out literally: write the text without tags.`;
    const safe = name === "!--" || voidTags.has(name) || (opened.has(name) && closed.has(name));
    return { message, start, end, ...(safe && { edit: { start, end, text: replacement(name) } }) };
  });
}

/** Block elements leave a space, so that words do not run together. */
function replacement(name: string): string {
  return /^(?:br|p|li|div|h\d|td|th|tr|hr|dd|dt)$/.test(name) ? " " : "";
}

function escapes(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const { index: start, 0: found, 1: amp, 2: decimal, 3: hex, 4: name } of text.matchAll(entityPattern)) {
    const decoded = amp
      ? "&"
      : name
        ? entities.get(name)
        : characterOf(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16));
    if (decoded === undefined) continue;
    const end = start + found.length;
    const message = `${found.slice(0, 20)} is an entity: write the character itself.`;
    hits.push({ message, start, end, edit: { start, end, text: decoded } });
  }
  return hits;
}

/** Decodes like a browser: an invalid code becomes U+FFFD. */
function characterOf(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? String.fromCodePoint(code) : "\ufffd";
}
