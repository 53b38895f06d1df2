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
  /** The repaired text, where it was to be repaired and could be. */
  readonly fixed: string | undefined;
}

interface CaptionCheck {
  readonly settings: CheckSettings;
  readonly seen: SeenTexts;
  readonly failed: boolean;
  readonly fix?: boolean;
}

const roles: readonly AltTextRole[] = ["informative", "functional", "decorative", "complex", "text"];
/** Of a row's other cells, as far as they tell who or what is in the picture. */
const LONGEST_FIELD = 1_000;
/** Columns that tell of the call and not of the picture: what a finding quotes is borne out by nothing. */
const NOTES = /^(?:findings|error.*|model|provider|status|origin|finish|retryable|requestid|cost.*)$/i;

/** Holds the rules against one caption; nothing for an image whose captioning failed, unless such images count. */
export function checkCaption(entry: CaptionEntry, file: string, check: CaptionCheck): CheckedCaption | undefined {
  if (entry.failed && !check.failed) return undefined;
  const options = optionsOf(entry, check.settings);
  // Most texts need no repair, and to look for one takes three times as long as to check.
  const repairable = checkAltText(entry.text, options);
  const repaired = repairable.some(({ fixable }) => fixable) ? fixAltText(entry.text, options).text : entry.text;
  const text = check.fix ? repaired : entry.text;
  const seen =
    options.context?.role === "functional"
      ? undefined
      : check.seen.firstOccurrence(text, pictureOf(entry), `${file}:${entry.line}`);
  const again = seen !== undefined || text !== entry.text;
  const found = again ? checkAltText(text, { ...options, others: seen ? [seen.text] : [] }) : repairable;
  // What cannot stand in a report is no alt text either.
  const better = repaired === text || reported(repaired) !== repaired ? undefined : repaired;
  return {
    findings: found.map((finding) => findingOf(finding, { entry, file, text, seen, better })),
    fixed: check.fix && text !== entry.text ? text : undefined,
  };
}

function optionsOf({ key, fields, failed }: CaptionEntry, { preset, language }: CheckSettings): AltTextOptions {
  const role = failed ? "informative" : roleOf(fields);
  const own = fields.language ?? fields.lang;
  const tongue = own?.trim() || language;
  return {
    preset,
    context: { names: namesIn(fields), ...(role && { role }) },
    ...(key !== undefined && { filename: key }),
    ...(tongue !== undefined && { language: tongue }),
    ...(fields.finish === "length" && { truncated: true }),
  };
}

function namesIn(fields: CaptionEntry["fields"]): readonly string[] {
  const told = Object.entries(fields).filter(([name]) => !NOTES.test(name));
  return told.map(([, field]) => field.slice(0, LONGEST_FIELD));
}

/** The picture that the caption was made for: the same one may be there under two names. */
function pictureOf({ key, fields }: CaptionEntry): string | undefined {
  return fields.duplicate_of?.trim() || fields.duplicateOf?.trim() || key;
}

/** What the file says of the image: that it is decorative, or what it is for. */
function roleOf(fields: CaptionEntry["fields"]): AltTextRole | undefined {
  if (/^(?:true|yes|1)$/i.test(fields.decorative?.trim() ?? "")) return "decorative";
  const told = fields.role?.trim().toLowerCase();
  return roles.find((role) => role === told);
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
