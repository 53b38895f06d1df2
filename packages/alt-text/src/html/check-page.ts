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

/** Options of `checkPage`. */
export interface PageCheckOptions {
  /** @default "legenda" */
  readonly preset?: PresetName | Preset | undefined;
  /** The language of parts of the page that do not declare one, as a BCP 47 tag. */
  readonly language?: string | undefined;
  /** The texts of earlier pages. Pass the same object for each page to find texts that several pages repeat. */
  readonly seen?: SeenTexts | undefined;
  /** The name of the page, for messages about repeated texts. */
  readonly file?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface PageCheck extends PageCheckOptions {
  readonly preset: Preset;
  readonly seen: SeenTexts;
  readonly texts: PageTexts;
}

/** After this many images the event loop gets a turn, so that signals are handled. */
const imagesPerTurn = 200;

/**
 * Checks every image of a page against the rules, with the text around it. Images that need no text alternative are
 * skipped.
 *
 * @throws {DefinitionError} if the preset is unknown
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
  return { ...locationOf(element), text: undefined, findings: severity === undefined ? [] : [{ ...finding, severity }] };
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
  const location = locationOf(element);
  // Links may share a text, and drawings without an address may be the same drawing.
  const isCompared = context.role !== "functional" && context.role !== "decorative" && address !== undefined;
  const where = check.file === undefined ? `line ${location.line}` : `${check.file}:${location.line}`;
  const seen = isCompared ? check.seen.firstOccurrence(text, pictureOf(address), where) : undefined;
  const altFindings = checkAltText(text, seen ? { ...options, others: [seen.text] } : options);
  const suggestion = altFindings.some(({ fixable }) => fixable) ? suggestionOf(element, name, options) : undefined;
  const findings: PageFinding[] = [];
  for (const finding of altFindings) {
    if (finding.rule === "unsupported-name" && isNamedOnPage(finding, text, check.texts)) continue;
    findings.push({
      rule: finding.rule,
      severity: finding.severity,
      message: messageOf(finding, seen),
      suggestion: finding.fixable ? suggestion : undefined,
      source: finding.source,
    });
  }
  return { ...location, text: reported(text), findings };
}

function locationOf(element: Element): Pick<CheckedImage, "line" | "column" | "end" | "excerpt" | "image"> {
  const { start, end } = tagRegion(element);
  return { line: start.line, column: start.column, end, excerpt: tagOf(element), image: imageAddress(element) };
}

function messageOf({ rule, message }: Finding, seen: SeenText | undefined): string {
  return rule === "repeated-in-batch" && seen ? `${message} It first appears at ${seen.place}.` : message;
}

/** Whether the page contains the name anywhere. */
function isNamedOnPage({ start, end }: Finding, text: string, texts: PageTexts): boolean {
  return start !== undefined && end !== undefined && texts.contains(text.slice(start, end));
}

/** Returns the repaired attribute; `undefined` if the text is not in an attribute or cannot be repaired. */
function suggestionOf(element: Element, { text, from }: Name, options: AltTextOptions): Suggestion | undefined {
  if (from !== "alt" && from !== "aria-label" && from !== "title") return undefined;
  const fixed = fixAltText(text, options).text;
  // A text that is too long for a report is not an alt text.
  if (fixed === text || reported(fixed) !== fixed) return undefined;
  return { text: fixed, markup: attributeMarkup(from, fixed), region: attributeRegion(element, from) };
}
