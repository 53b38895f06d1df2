import { languageName } from "@legenda/captions/values";
import { type Html, html } from "@legenda/core/text";
import { type ComparisonRow, columns, rowsOf } from "./cells.js";
import type { Comparison } from "./comparison.js";
import { type Picture, type PictureMaker, pictureOf } from "./picture.js";

export interface ComparisonPageOptions {
  /** `"Models side by side"` unless told otherwise. */
  readonly title?: string;
  /** The language of the answers, as a BCP 47 tag; `"en"` unless told otherwise. The page's own words are English. */
  readonly language?: string;
  /**
   * Gives the picture that the page shows, such as a small one: `(source) => fitImage(…)`. Without it the image's own
   * bytes are put in where they are a JPEG, PNG, GIF, WebP or AVIF in memory or in a file; URLs are not fetched.
   */
  readonly picture?: PictureMaker;
  /** The most bytes of one picture; 5 MB unless told otherwise. */
  readonly maxPictureBytes?: number;
}

/**
 * Comparisons as a page of HTML: one file, without scripts, which asks nothing of the network. Whatever models or file
 * names say stands in it as text.
 *
 * @example
 * await writeFile("comparison.html", await comparisonPage([first, second], { title: "Spring shoes" }));
 */
export async function comparisonPage(
  comparisons: Comparison<unknown> | readonly Comparison<unknown>[],
  { title = "Models side by side", language = "en", picture, maxPictureBytes: maxBytes = 5_000_000 }: ComparisonPageOptions = {},
): Promise<string> {
  // Throws for what is no language tag: a page in the wrong language is read aloud in the wrong voice.
  languageName(language);
  const all: readonly Comparison<unknown>[] = "answers" in comparisons ? [comparisons] : comparisons;
  const sections: Html[] = [];
  for (const [index, comparison] of all.entries()) {
    // One after the other: a page of many photographs need not hold them all twice.
    const pictures: Picture[] = [];
    for (const image of comparison.images) pictures.push(await pictureOf(image, { picture, maxBytes }));
    sections.push(section(comparison, { index, count: all.length, pictures, language }));
  }
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 80rem; margin: 0 auto; padding: 1rem; }
img { max-width: 100%; max-height: 24rem; }
figure { margin: 0 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid GrayText; padding: 0.5rem; text-align: start; vertical-align: top; }
ul { margin: 0.5rem 0 0; padding-inline-start: 1.25rem; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${sections}
</main>
</body>
</html>
`.markup;
}

interface SectionOptions {
  readonly index: number;
  readonly count: number;
  readonly pictures: readonly Picture[];
  readonly language: string;
}

function section(comparison: Comparison<unknown>, { index, count, pictures, language }: SectionOptions): Html {
  const heading = count === 1 ? "The picture" : `Picture ${index + 1} of ${count}`;
  const alt = agreedText(comparison);
  return html`<section aria-labelledby="picture-${index + 1}">
<h2 id="picture-${index + 1}">${heading}</h2>
${pictures.map((picture) => figure(picture, alt ?? heading, alt === undefined ? "en" : language))}
<div class="scroll" tabindex="0" role="region" aria-labelledby="answers-${index + 1}">
<table>
<caption id="answers-${index + 1}">What the models answered</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rowsOf(comparison).map((row) => tableRow(row, language))}
</tbody>
</table>
</div>
</section>
`;
}

/** What most models say of the picture is its text alternative. */
function agreedText({ answers }: Comparison<unknown>): string | undefined {
  const texts = answers.flatMap((answer) => (answer.status === "answered" && answer.text.trim() ? [answer] : []));
  return texts.sort((one, other) => other.agreement - one.agreement)[0]?.text;
}

function figure(picture: Picture, alt: string, language: string): Html {
  if ("missing" in picture) return html`<p>The picture is not shown: ${picture.missing}</p>\n`;
  return html`<figure><img src="${picture.uri}" alt="${alt}" lang="${language}"></figure>\n`;
}

function tableRow({ model, seconds, tokens, cost, agreement, text, notes, failed }: ComparisonRow, language: string): Html {
  const answer = failed ? html`${text}` : html`<span lang="${language}" dir="auto">${text}</span>`;
  const list = notes.length > 0 ? html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>` : html``;
  const cells = [seconds, tokens, cost, agreement].map((cell) => html`<td>${cell}</td>`);
  return html`<tr><th scope="row">${model}</th>${cells}<td>${answer}${list}</td></tr>\n`;
}
