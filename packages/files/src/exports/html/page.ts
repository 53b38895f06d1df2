import { createHash } from "node:crypto";
import { Html, html } from "@legenda/core/text";
import { head } from "./head.js";
import script from "./script/main.ts?script";
import { style } from "./style.js";
import type { Summary } from "./summary.js";
import { editorTemplate, tools } from "./tools.js";
import { withoutHidden } from "./visible.js";

export interface PageOptions {
  readonly title: string;
  /** Whether image files beside the page are shown. */
  readonly linked: boolean;
  /** Whether images on the network are shown. */
  readonly remote: boolean;
}

/** The page up to the images. */
export function pageStart(summary: Summary, { title, linked, remote }: PageOptions): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy({ linked, remote })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${withoutHidden(title)}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#images">To the images</a>
${head(title, summary)}
<main>
${tools()}
<h2 class="unseen" id="images" tabindex="-1">Images</h2>
<p id="nothing" hidden>No image fits these filters. <button type="button" id="reset">Show all</button></p>
<ol class="items" id="items" role="list">
`;
}

/** The page after the images. */
export function pageEnd(): Html {
  return html`</ol>
</main>
${editorTemplate()}<script>${new Html(script)}</script>
</body>
</html>
`;
}

/** Nothing is fetched but the pictures that were asked for, and nothing runs but the page's own script, known by its hash. */
function policy({ linked, remote }: { linked: boolean; remote: boolean }): string {
  const images = ["data:", ...(linked ? ["'self'", "file:"] : []), ...(remote ? ["https:", "http:"] : [])];
  return [
    "default-src 'none'",
    `img-src ${images.join(" ")}`,
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
