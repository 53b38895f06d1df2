/** Markup that is safe to stand in a page. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Inserted = string | number | undefined | Html | readonly Html[];

/**
 * A piece of a page. What is put in is escaped, for text and for attributes in double quotes, unless it is such a
 * piece itself; `undefined` leaves nothing.
 *
 * @example
 * html`<p title="${'"'}">${"<b>"}</p>`.markup; // <p title="&quot;">&lt;b&gt;</p>
 */
export function html(pieces: TemplateStringsArray, ...inserted: readonly Inserted[]): Html {
  return new Html(pieces.map((piece, index) => piece + markupOf(inserted[index])).join(""));
}

function markupOf(inserted: Inserted): string {
  if (inserted === undefined) return "";
  if (inserted instanceof Html) return inserted.markup;
  if (typeof inserted === "object") return inserted.map(({ markup }) => markup).join("");
  // A reader of HTML turns a bare carriage return into a line feed, and a zero into nothing or into U+FFFD.
  return String(inserted)
    .toWellFormed()
    .replace(/[&<>"'\r\0]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
  "\0": "\ufffd",
};
