import { languageName } from "@legenda/captions/values";
import { type Html, html } from "@legenda/core/text";
import { type ComparisonRow, columns, rowsOf } from "./cells.js";
import type { Comparison } from "./comparison.js";
import { type Picture, type PictureMaker, pictureOf } from "./picture.js";

/** Options of `comparisonPage`. */
export interface ComparisonPageOptions {
  /** @default "Models side by side" */
  readonly title?: string;
  /**
   * The language of the answers, as a BCP 47 tag. The page's own texts are English.
   *
   * @default "en"
   */
  readonly language?: string;
  /**
   * Returns the picture to show for an image, such as a smaller one: `(source) => fitImage(…)`.
   *
   * @default the image's own bytes, if it is a JPEG, PNG, GIF, WebP or AVIF in memory or in a file; URLs are not downloaded
   */
  readonly picture?: PictureMaker;
  /**
   * The most bytes of one picture.
   *
   * @default 5_000_000
   */
  readonly maxPictureBytes?: number;
}

/**
 * Formats comparisons as an HTML page: one file without scripts that loads nothing from the network. Texts of models and
 * file names are escaped.
 *
 * @throws {DefinitionError} if `language` is not a language tag
 *
 * @example
 * await writeFile("comparison.html", await comparisonPage([first, second], { title: "Spring shoes" }));
 */
export async function comparisonPage(
  comparisons: Comparison<unknown> | readonly Comparison<unknown>[],
  { title = "Models side by side", language = "en", picture, maxPictureBytes: maxBytes = 5_000_000 }: ComparisonPageOptions = {},
): Promise<string> {
  // Validates the tag: screen readers choose their voice by it.
  languageName(language);
  const all: readonly Comparison<unknown>[] = "answers" in comparisons ? [comparisons] : comparisons;
  const sections: Html[] = [];
  for (const [index, comparison] of all.entries()) {
    // One after the other, so that at most one picture is in memory besides the page.
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
<caption id="answers-${index + 1}">Answers of the models</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rowsOf(comparison).map((row) => tableRow(row, language))}
</tbody>
</table>
</div>
</section>
`;
}

/** Returns the answer that agrees most with the others, to be the alt text of the picture. */
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
