import { setImmediate } from "node:timers/promises";
import { checkAltText } from "../check-alt-text.js";
import { fixAltText } from "../fix-alt-text.js";
import { resolvePreset } from "../presets/resolve-preset.js";
import { severityOf, sourceOf } from "../presets/severity-of.js";
import { type SeenText, SeenTexts } from "../text/seen-texts.js";
import type { AltTextOptions, Finding, Preset, PresetName } from "../types.js";
import type { Element, ParentNode } from "./element.js";
import { type Graphic, graphicsOf } from "./graphics-of.js";
import { fileName, imageAddress, pictureOf } from "./image-file.js";
import { type Judgement, judgeGraphic } from "./judge-graphic.js";
import { attributeMarkup, attributeRegion, tagOf, tagRegion } from "./markup.js";
import type { Name } from "./native-name.js";
import type { CheckedImage, PageFinding, Suggestion } from "./page-finding.js";
import { PageTexts } from "./page-texts.js";
import { reported } from "./shortened.js";

export interface PageCheckOptions {
  /** @default "legenda" */
  readonly preset?: PresetName | Preset | undefined;
  /** A BCP 47 tag, for the parts of the page that declare no language. */
  readonly language?: string | undefined;
  /** The texts of the images checked so far: pass the same object for each page, to find what two pages repeat. */
  readonly seen?: SeenTexts | undefined;
  /** The page's name, in the message about a repeated text. */
  readonly file?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface PageCheck extends PageCheckOptions {
  readonly preset: Preset;
  readonly seen: SeenTexts;
  readonly texts: PageTexts;
}

/** After so many images the rest of the process has its turn, so that Ctrl-C is heard. */
const imagesPerTurn = 200;

/**
 * Checks every image of a page against the rules, with the text around it. An image that needs no text alternative is
 * left out.
 *
 * @throws DefinitionError for an unknown preset.
 */
export async function* checkPage(
  document: ParentNode,
  options: PageCheckOptions = {},
): AsyncGenerator<CheckedImage, void, undefined> {
  const { seen = new SeenTexts(), signal } = options;
  const check: PageCheck = { ...options, preset: resolvePreset(options.preset), seen, texts: new PageTexts(document) };
  let count = 0;
  for (const graphic of graphicsOf(document)) {
    if (++count % imagesPerTurn === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    const judgement = judgeGraphic(graphic, check.texts);
    if (judgement.kind === "fault") yield missingText(graphic, judgement, check);
    else if (judgement.kind === "text") yield checkedText(graphic, judgement, check);
  }
}

function missingText(
  { element }: Graphic,
  { rule, message }: Judgement & { kind: "fault" },
  { preset }: PageCheck,
): CheckedImage {
  const severity = severityOf(preset, rule);
  const finding = { rule, message, suggestion: undefined, source: sourceOf(rule) };
  return { ...placeOf(element), text: undefined, findings: severity === undefined ? [] : [{ ...finding, severity }] };
}

function checkedText(
  { element, surroundings }: Graphic,
  { name, context }: Judgement & { kind: "text" },
  check: PageCheck,
): CheckedImage {
  const { text } = name;
  const address = imageAddress(element);
  const language = surroundings.language?.trim() || check.language;
  const options: AltTextOptions = {
    preset: check.preset,
    context,
    ...(address !== undefined && { filename: fileName(address) }),
    ...(language !== undefined && { language }),
  };
  const shown = placeOf(element);
  // The text of a link may be that of another one, and a drawing without an address is no other image than its like.
  const compared = context.role !== "functional" && context.role !== "decorative" && address !== undefined;
  const where = check.file === undefined ? `line ${shown.line}` : `${check.file}:${shown.line}`;
  const seen = compared ? check.seen.firstOccurrence(text, pictureOf(address), where) : undefined;
  const found = checkAltText(text, seen ? { ...options, others: [seen.text] } : options);
  const better = found.some(({ fixable }) => fixable) ? suggestionOf(element, name, options) : undefined;
  const findings: PageFinding[] = [];
  for (const finding of found) {
    if (finding.rule === "unsupported-name" && isNamedOnPage(finding, text, check.texts)) continue;
    findings.push({
      rule: finding.rule,
      severity: finding.severity,
      message: messageOf(finding, seen),
      suggestion: finding.fixable ? better : undefined,
      source: finding.source,
    });
  }
  return { ...shown, text: reported(text), findings };
}

function placeOf(element: Element): Pick<CheckedImage, "line" | "column" | "end" | "excerpt" | "image"> {
  const { start, end } = tagRegion(element);
  return { line: start.line, column: start.column, end, excerpt: tagOf(element), image: imageAddress(element) };
}

function messageOf({ rule, message }: Finding, seen: SeenText | undefined): string {
  return rule === "repeated-in-batch" && seen ? `${message} It stands first at ${seen.place}.` : message;
}

/** A person whom the page names anywhere may be named in an alt text too. */
function isNamedOnPage({ start, end }: Finding, text: string, texts: PageTexts): boolean {
  return start !== undefined && end !== undefined && texts.says(text.slice(start, end));
}

/** The repaired attribute; nothing where the text stands elsewhere, or is as good as it gets without a person. */
function suggestionOf(element: Element, { text, from }: Name, options: AltTextOptions): Suggestion | undefined {
  if (from !== "alt" && from !== "aria-label" && from !== "title") return undefined;
  const fixed = fixAltText(text, options).text;
  // What cannot stand in a report is no alt text either.
  if (fixed === text || reported(fixed) !== fixed) return undefined;
  return { text: fixed, markup: attributeMarkup(from, fixed), region: attributeRegion(element, from) };
}
