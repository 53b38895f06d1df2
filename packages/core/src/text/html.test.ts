import { expect, test } from "vitest";
import { html } from "./html.js";

test("values are escaped for text and attributes, pieces are not", () => {
  const name = `<b>&"'\r\0\ud800`;
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&lt;b&gt;&amp;&quot;&#39;&#13;\ufffd\ufffd">&lt;b&gt;&amp;&quot;&#39;&#13;\ufffd\ufffd</p>',
  );
  expect(html`<ul>${[html`<li>${1}</li>`, html`<li>${undefined}</li>`]}</ul>`.markup).toBe("<ul><li>1</li><li></li></ul>");
});
