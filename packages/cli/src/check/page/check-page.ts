import { setImmediate } from "node:timers/promises";
import { type AltTextOptions, checkAltText, type Finding, fixAltText } from "@legenda/captions";
import type { CheckFinding, Suggestion } from "../check-finding.js";
import type { CheckTally } from "../check-tally.js";
import { reported } from "../report/shortened.js";
import { type CheckSettings, severityOf, sourceOf } from "../rules/check-settings.js";
import type { SeenText, SeenTexts } from "../rules/seen-texts.js";
import type { Name } from "./accessible-name.js";
import type { Element, ParentNode } from "./element.js";
import { type Graphic, graphicsOf } from "./graphics-of.js";
import { fileName, imageAddress, pictureOf } from "./image-file.js";
import { type Judgement, judgeGraphic } from "./judge-graphic.js";
import { attributeMarkup, attributeRegion, tagOf, tagRegion } from "./markup.js";
import { PageTexts } from "./page-texts.js";

export interface PageCheck {
  /** The page's name in findings. */
  readonly file: string;
  readonly settings: CheckSettings;
  readonly seen: SeenTexts;
  readonly tally: CheckTally;
  readonly signal: AbortSignal;
}

/** After so many images the rest of the process has its turn, so that Ctrl-C is heard. */
const TURN = 200;

/** Holds the rules against every image of a page, with what the page says around it. */
export async function* checkPage(document: ParentNode, check: PageCheck): AsyncGenerator<CheckFinding, void, undefined> {
  let count = 0;
  const texts = new PageTexts(document);
  for (const graphic of graphicsOf(document)) {
    if (++count % TURN === 0) {
      await setImmediate();
      check.signal.throwIfAborted();
    }
    const judgement = judgeGraphic(graphic, texts);
    if (judgement.kind === "fine") continue;
    check.tally.texts++;
    if (judgement.kind === "fault") yield* fault(graphic, judgement, check);
    else yield* textFindings(graphic, judgement, texts, check);
  }
}

function* fault(
  { element }: Graphic,
  { rule, message }: Judgement & { kind: "fault" },
  { file, settings }: PageCheck,
): Generator<CheckFinding, void, undefined> {
  const severity = severityOf(settings, rule);
  if (severity === undefined) return;
  yield { ...placeOf(element, file), rule, severity, message, text: undefined, suggestion: undefined, source: sourceOf(rule) };
}

function* textFindings(
  { element, place }: Graphic,
  { name, context }: Judgement & { kind: "text" },
  texts: PageTexts,
  check: PageCheck,
): Generator<CheckFinding, void, undefined> {
  const { text } = name;
  const address = imageAddress(element);
  const language = place.language?.trim() || check.settings.language;
  const options: AltTextOptions = {
    preset: check.settings.preset,
    context,
    ...(address !== undefined && { filename: fileName(address) }),
    ...(language !== undefined && { language }),
  };
  const shown = placeOf(element, check.file);
  // The text of a link may be that of another one, and a drawing without an address is no other image than its like.
  const compared = context.role !== "functional" && context.role !== "decorative" && address !== undefined;
  const seen = compared ? check.seen.meet(text, pictureOf(address), `${shown.file}:${shown.line}`) : undefined;
  const found = checkAltText(text, seen ? { ...options, others: [seen.text] } : options);
  const better = found.some(({ fixable }) => fixable) ? suggestionOf(element, name, options) : undefined;
  for (const finding of found) {
    if (finding.rule === "unsupported-name" && isNamedOnPage(finding, text, texts)) continue;
    yield {
      ...shown,
      rule: finding.rule,
      severity: finding.severity,
      message: messageOf(finding, seen),
      text: reported(text),
      suggestion: finding.fixable ? better : undefined,
      source: finding.source,
    };
  }
}

function placeOf(element: Element, file: string): Pick<CheckFinding, "file" | "line" | "column" | "end" | "excerpt" | "image"> {
  const { start, end } = tagRegion(element);
  return { file, line: start.line, column: start.column, end, excerpt: tagOf(element), image: imageAddress(element) };
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
