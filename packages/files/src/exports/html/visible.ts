import { type Html, html } from "@legenda/core/text";

/**
 * What nobody sees and what reaches past its own text: controls, zero-width spaces, soft hyphens, separators of lines,
 * byte-order marks, and the embeddings, overrides and isolates that turn the direction of what follows. Joiners and
 * direction marks stay: scripts and emoji need them. Line feeds and tabs are left to `inText`.
 */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  /[\0-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A file's name or another text of one line: each invisible character is shown as a mark. */
export function visibleName(name: string): Html {
  return marked(name, () => false);
}

/** A text as visible as a name, which keeps its line feeds and tabs. */
export function visibleText(text: string): Html {
  return marked(text.replaceAll("\r\n", "\n"), (character) => character === "\n" || character === "\t");
}

/** The same for an attribute, which cannot hold marks: such characters are removed. */
export function withoutHidden(text: string): string {
  return text.replace(hidden, (character) => (/\s/.test(character) ? " " : "")).trim();
}

/** Pieces between what is hidden, and marks for it. The class lets an editor take the marks out again. */
function marked(text: string, stays: (character: string) => boolean): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const { 0: character, index } of text.matchAll(hidden)) {
    if (stays(character)) continue;
    pieces.push(html`${text.slice(at, index)}<span class="hidden-character">${nameOf(character)}</span>`);
    at = index + character.length;
  }
  return html`${pieces}${text.slice(at)}`;
}

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
