import type { LanguageData } from "./language/language-data.js";
import type { OpenerKind } from "./language/opener.js";

/** The name of a rule, as it stands in findings and presets. */
export type RuleId =
  | "missing"
  | "empty-unexplained"
  | "decorative-text"
  | "refusal"
  | "filename"
  | "placeholder"
  | "vague"
  | "control-character"
  | "lost-character"
  | "html"
  | "markdown"
  | "line-break"
  | "spacing"
  | "label"
  | "wrapping-quotes"
  | "emoji"
  | "all-caps"
  | "redundant-opener"
  | "redundant-word"
  | "redundant-ending"
  | "url"
  | "credit"
  | "hedge"
  | "subjective"
  | "guessed-gender"
  | "guessed-age"
  | "guessed-ethnicity"
  | "guessed-emotion"
  | "unsupported-name"
  | "functional-appearance"
  | "complex-summary"
  | "repeats-context"
  | "repeated-in-batch"
  | "keyword-stuffing"
  | "language"
  | "truncated"
  | "too-short"
  | "too-long"
  | "too-many-sentences"
  | "final-punctuation";

/** An error is wrong for every reader; a warning asks a person to look. */
export type Severity = "error" | "warning";

/** What the image is for, in the words of the W3C alt decision tree. */
export type AltTextRole = "informative" | "functional" | "decorative" | "complex" | "text";

/** What is known of the place where the image stands. */
export interface AltTextContext {
  role?: AltTextRole;
  /** The text beside the image: of its paragraph, list item, table cell or link. */
  nearbyText?: string;
  caption?: string;
  /** Where a link leads or what a button does: an address or words. */
  linkTarget?: string;
  pageTitle?: string;
  /** People whom the context names. */
  names?: readonly string[];
}

export type FinalPunctuation = "require" | "strip" | "keep";

/**
 * A set of choices as plain data: spread one and change it.
 *
 * @example
 * import { checkAltText, presets } from "@legenda/alt-text";
 *
 * const preset = { ...presets.legenda, maxLength: 100, finalPunctuation: "keep" as const };
 * checkAltText("A wolf howls on a snowy ridge", { preset }); // []
 */
export interface Preset {
  /** Where the choices come from. */
  readonly source: string;
  /** In graphemes: what a reader takes for one character. */
  readonly maxLength: number;
  /** In graphemes; 0 allows any. */
  readonly minLength: number;
  readonly maxSentences: number;
  readonly finalPunctuation: FinalPunctuation;
  /** Media that a text may open with, because they tell more than the image's being there. */
  readonly allowedOpeners: readonly OpenerKind[];
  /** A rule that is not named here has its own severity. */
  readonly rules: Readonly<Partial<Record<RuleId, Severity | "off">>>;
  /** The words of each language, by its code ("en", "pt-BR"); a language that is not here keeps word rules silent. */
  readonly languages: Readonly<Record<string, LanguageData>>;
}

export type PresetName =
  | "legenda"
  | "wcag"
  | "axe"
  | "github"
  | "double-great"
  | "jsx-a11y"
  | "wordpress"
  | "harvard"
  | "iowa"
  | "minnesota"
  | "cerritos"
  | "inference.net"
  | "alt-text-llm";

export interface AltTextOptions {
  context?: AltTextContext;
  /** The image's file name, which the text must not repeat. */
  filename?: string;
  /** Alt texts of other images of the batch. */
  others?: readonly string[];
  /** "legenda" by default. */
  preset?: PresetName | Preset;
  /** A BCP 47 tag. Without one the words are taken for English, and the script is not checked. */
  language?: string;
  /** The model stopped for want of tokens (`finish === "length"`). */
  truncated?: boolean;
}

/** One thing that is wrong with a text, and what to write instead. */
export interface Finding {
  rule: RuleId;
  severity: Severity;
  message: string;
  /** UTF-16 range in the text, where the finding has one. */
  start?: number;
  end?: number;
  /** Whether `fixAltText` repairs it. */
  fixable: boolean;
  /** Where the rule comes from, such as "WCAG 1.1.1 F30". */
  source: string;
}

export interface FixedAltText {
  text: string;
  /** The rules whose findings were repaired, in the order of the first repair. */
  fixed: readonly RuleId[];
  /** What is left: for a person, or for another try of the model. */
  findings: readonly Finding[];
}

/** A rule, described. */
export interface Rule {
  readonly id: RuleId;
  /** Unless a preset says otherwise. */
  readonly severity: Severity;
  /** What it finds. */
  readonly finds: string;
  /** What is repaired, and where that stops being safe; absent where nothing is. */
  readonly fixes?: string;
  readonly source: string;
  /** The roles that it is for; all but "decorative" when absent. */
  readonly roles?: readonly AltTextRole[];
}
