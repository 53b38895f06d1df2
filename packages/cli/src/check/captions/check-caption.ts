import {
  type AltTextOptions,
  type AltTextRole,
  checkAltText,
  type Finding,
  fixAltText,
  type SeenText,
  type SeenTexts,
} from "@legenda/alt-text";
import { reported, shortened } from "@legenda/alt-text/html";
import type { CaptionEntry } from "@legenda/files";
import type { CheckFinding } from "../check-finding.js";
import type { CheckSettings } from "../rules/check-settings.js";

export interface CheckedCaption {
  readonly findings: readonly CheckFinding[];
  /** The repaired text; `undefined` without a repair. */
  readonly fixed: string | undefined;
}

interface CaptionCheck {
  readonly settings: CheckSettings;
  readonly seen: SeenTexts;
  readonly failed: boolean;
  readonly fix?: boolean;
}

const roles: readonly AltTextRole[] = ["informative", "functional", "decorative", "complex", "text"];
/** Maximum length of another cell of the row, which may name what is in the picture, in UTF-16 units. */
const LONGEST_FIELD = 1_000;
/** Columns about the call instead of the picture. Their words do not show that a name is justified. */
const NOTES = /^(?:findings|error.*|model|provider|status|origin|finish|retryable|requestid|cost.*)$/i;

/** Checks one caption against the rules. Returns `undefined` for an image whose captioning failed, unless those are counted. */
export function checkCaption(entry: CaptionEntry, file: string, check: CaptionCheck): CheckedCaption | undefined {
  if (entry.failed && !check.failed) return undefined;
  const options = optionsOf(entry, check.settings);
  // Most texts need no repair, and finding one takes three times as long as checking.
  const repairable = checkAltText(entry.text, options);
  const repaired = repairable.some(({ fixable }) => fixable) ? fixAltText(entry.text, options).text : entry.text;
  const text = check.fix ? repaired : entry.text;
  const seen =
    options.context?.role === "functional"
      ? undefined
      : check.seen.firstOccurrence(text, pictureOf(entry), `${file}:${entry.line}`);
  const again = seen !== undefined || text !== entry.text;
  const findings = again ? checkAltText(text, { ...options, others: seen ? [seen.text] : [] }) : repairable;
  // A text that a report cannot contain is not a valid suggestion either.
  const better = repaired === text || reported(repaired) !== repaired ? undefined : repaired;
  return {
    findings: findings.map((finding) => findingOf(finding, { entry, file, text, seen, better })),
    fixed: check.fix && text !== entry.text ? text : undefined,
  };
}

function optionsOf({ key, fields, failed }: CaptionEntry, { preset, language }: CheckSettings): AltTextOptions {
  const role = failed ? "informative" : roleOf(fields);
  const ownLanguage = fields.language ?? fields.lang;
  const textLanguage = ownLanguage?.trim() || language;
  return {
    preset,
    context: { names: namesIn(fields), ...(role && { role }) },
    ...(key !== undefined && { filename: key }),
    ...(textLanguage !== undefined && { language: textLanguage }),
    ...(fields.finish === "length" && { truncated: true }),
  };
}

function namesIn(fields: CaptionEntry["fields"]): readonly string[] {
  const cells = Object.entries(fields).filter(([name]) => !NOTES.test(name));
  return cells.map(([, field]) => field.slice(0, LONGEST_FIELD));
}

/** The name of the picture. Duplicates share that of the first one. */
function pictureOf({ key, fields }: CaptionEntry): string | undefined {
  return fields.duplicate_of?.trim() || fields.duplicateOf?.trim() || key;
}

/** The role of the image according to its row. */
function roleOf(fields: CaptionEntry["fields"]): AltTextRole | undefined {
  if (/^(?:true|yes|1)$/i.test(fields.decorative?.trim() ?? "")) return "decorative";
  const cell = fields.role?.trim().toLowerCase();
  return roles.find((role) => role === cell);
}

interface Place {
  readonly entry: CaptionEntry;
  readonly file: string;
  readonly text: string;
  readonly seen: SeenText | undefined;
  readonly better: string | undefined;
}

function findingOf(
  { rule, severity, message, fixable, source }: Finding,
  { entry, file, text, seen, better }: Place,
): CheckFinding {
  return {
    file,
    line: entry.line,
    column: undefined,
    end: undefined,
    rule,
    severity,
    message: rule === "repeated-in-batch" && seen ? `${message} It first appears at ${seen.place}.` : message,
    excerpt: entry.key === undefined ? shortened(text).trim() : `${shortened(entry.key, 60)}: ${shortened(text)}`.trim(),
    image: entry.key === undefined ? undefined : reported(entry.key),
    text: reported(text),
    suggestion: fixable && better !== undefined ? { text: better, markup: better, region: undefined } : undefined,
    source,
  };
}
