/** Markup that is safe to stand in a page. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Inserted = string | number | Html | readonly Html[];

/**
 * A piece of a page. What is put in is escaped, for text and for attributes in double quotes, unless it is such a
 * piece itself.
 *
 * @example
 * html`<p title="${'"'}">${"<b>"}</p>`.markup; // <p title="&quot;">&lt;b&gt;</p>
 */
export function html(pieces: TemplateStringsArray, ...inserted: readonly Inserted[]): Html {
  const markup = pieces.map((piece, index) => (index < inserted.length ? piece + escaped(inserted[index] ?? "") : piece));
  return new Html(markup.join(""));
}

function escaped(inserted: Inserted): string {
  if (inserted instanceof Html) return inserted.markup;
  if (typeof inserted === "object") return inserted.map(({ markup }) => markup).join("");
  return String(inserted).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
