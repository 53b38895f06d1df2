import type { LanguageData } from "./language/language-data.js";
import type { OpenerKind } from "./language/opener.js";

/** The name of a rule, in findings and presets. */
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

/** An error is wrong for every reader; a warning needs the judgement of a person. */
export type Severity = "error" | "warning";

/** The purpose of an image, in the terms of the W3C's alt decision tree. */
export type AltTextRole = "informative" | "functional" | "decorative" | "complex" | "text";

/** Facts about the place of an image on a page. */
export interface AltTextContext {
  /** The purpose of the image. */
  role?: AltTextRole;
  /** The text beside the image: of its paragraph, list item, table cell or link. */
  nearbyText?: string;
  /** The caption that is shown with the image. */
  caption?: string;
  /** Where the link around the image leads, or what the button does: an address or words. */
  linkTarget?: string;
  /** The title of the page. */
  pageTitle?: string;
  /** The names of the people in the image. */
  names?: readonly string[];
}

/** Whether a preset requires a period at the end, removes it, or leaves it as it is. */
export type FinalPunctuation = "require" | "strip" | "keep";

/**
 * The settings of a check, as plain data: spread one and change it.
 *
 * @example
 * import { checkAltText, presets } from "@legenda/alt-text";
 *
 * const preset = { ...presets.legenda, maxLength: 100, finalPunctuation: "keep" as const };
 * checkAltText("A wolf howls on a snowy ridge", { preset }); // []
 */
export interface Preset {
  /** Where the settings come from. */
  readonly source: string;
  /** The most characters, in graphemes. */
  readonly maxLength: number;
  /** The fewest characters, in graphemes; 0 for no limit. */
  readonly minLength: number;
  /** The most sentences. */
  readonly maxSentences: number;
  /** Whether the text ends with a period. */
  readonly finalPunctuation: FinalPunctuation;
  /** Media that a text may begin with, because they add information. */
  readonly allowedOpeners: readonly OpenerKind[];
  /** The severity of rules, or `"off"`. Other rules have their own severity. */
  readonly rules: Readonly<Partial<Record<RuleId, Severity | "off">>>;
  /** The word lists of each language, by its code ("en", "pt-BR"). For other languages, word rules find nothing. */
  readonly languages: Readonly<Record<string, LanguageData>>;
}

/** The name of a built-in preset. */
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

/** Options of `checkAltText` and `fixAltText`. */
export interface AltTextOptions {
  /** Facts about the place of the image, which decide what is right. */
  context?: AltTextContext;
  /** The file name of the image, which the text must not repeat. */
  filename?: string;
  /** The alt texts of other images, which the text must not repeat. */
  others?: readonly string[];
  /** @default "legenda" */
  preset?: PresetName | Preset;
  /**
   * A BCP 47 tag. Without it, the English word lists are used and the language of the text is not checked.
   */
  language?: string;
  /**
   * Whether the model ran out of tokens (`finish === "length"`).
   *
   * @default false
   */
  truncated?: boolean;
}

/** Something that is wrong with a text. */
export interface Finding {
  rule: RuleId;
  severity: Severity;
  /** What is wrong, and what to write instead. */
  message: string;
  /** Where the range of the finding begins, in UTF-16 units. Absent if it is about the whole text. */
  start?: number;
  /** Where the range ends, after its last unit. */
  end?: number;
  /** Whether `fixAltText` can repair it. */
  fixable: boolean;
  /** The source of the rule, such as "WCAG 1.1.1 F30". */
  source: string;
}

/** The result of `fixAltText`. */
export interface FixedAltText {
  text: string;
  /** The rules whose findings were repaired, in the order of the first repair. */
  fixed: readonly RuleId[];
  /** What is left for a person, or for another request to the model. */
  findings: readonly Finding[];
}

/** The description of a rule. */
export interface Rule {
  readonly id: RuleId;
  /** The severity, unless a preset changes it. */
  readonly severity: Severity;
  /** What it finds. */
  readonly finds: string;
  /** What is repaired, and what is left because a repair would not be safe. Absent if nothing is repaired. */
  readonly fixes?: string;
  readonly source: string;
  /** The roles of the images that it checks. @default all but "decorative" */
  readonly roles?: readonly AltTextRole[];
}
