/** Markup that is safe to insert into a page. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** A value that can be inserted into a piece of a page; `undefined` inserts nothing. */
export type HtmlValue = string | number | undefined | Html | readonly Html[];

/**
 * Creates a piece of a page. Values are escaped for text and for attributes in quotes, unless they are such pieces themselves.
 *
 * @example
 * html`<p title="${'"'}">${"<b>"}</p>`.markup; // <p title="&quot;">&lt;b&gt;</p>
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.map((string, index) => string + markupOf(values[index])).join(""));
}

function markupOf(value: HtmlValue): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.markup;
  if (typeof value === "object") return value.map(({ markup }) => markup).join("");
  // An HTML parser turns a bare carriage return into a line feed, and a zero into nothing or into U+FFFD.
  return String(value)
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
