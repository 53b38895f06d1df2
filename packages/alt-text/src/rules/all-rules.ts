import { allCaps } from "./all-caps.js";
import { controlCharacter, lostCharacter } from "./characters.js";
import { complexSummary } from "./complex-summary.js";
import { credit } from "./credit.js";
import { emoji } from "./emoji.js";
import { filename } from "./filename.js";
import { finalPunctuation } from "./final-punctuation.js";
import { functionalAppearance } from "./functional-appearance.js";
import { guessedAge, guessedEmotion, guessedEthnicity, guessedGender } from "./guesses.js";
import { html } from "./html.js";
import { keywordStuffing } from "./keyword-stuffing.js";
import { label } from "./label.js";
import { language } from "./language.js";
import { tooLong, tooShort } from "./length.js";
import { markdown } from "./markdown.js";
import { decorativeText, emptyUnexplained, missing } from "./missing-text.js";
import { placeholder } from "./placeholder.js";
import { redundantOpener } from "./redundant-opener.js";
import { redundantEnding, redundantWord } from "./redundant-words.js";
import { refusal } from "./refusal.js";
import { repeatedInBatch, repeatsContext } from "./repeated-text.js";
import type { RuleDefinition } from "./rule.js";
import { lineBreak, spacing } from "./spacing.js";
import { tooManySentences } from "./too-many-sentences.js";
import { truncated } from "./truncated.js";
import { unsupportedName } from "./unsupported-name.js";
import { url } from "./url.js";
import { vague } from "./vague.js";
import { hedge, subjective } from "./wording.js";
import { wrappingQuotes } from "./wrapping-quotes.js";

/** All rules, in the order of findings and repairs. Rules whose findings hide others come first. */
export const allRules: readonly RuleDefinition[] = [
  missing,
  emptyUnexplained,
  decorativeText,
  refusal,
  placeholder,
  filename,
  vague,
  controlCharacter,
  lostCharacter,
  html,
  markdown,
  lineBreak,
  spacing,
  label,
  wrappingQuotes,
  emoji,
  allCaps,
  redundantOpener,
  redundantWord,
  redundantEnding,
  url,
  credit,
  hedge,
  subjective,
  guessedGender,
  guessedAge,
  guessedEthnicity,
  guessedEmotion,
  unsupportedName,
  functionalAppearance,
  complexSummary,
  repeatsContext,
  repeatedInBatch,
  keywordStuffing,
  language,
  truncated,
  tooShort,
  tooLong,
  tooManySentences,
  finalPunctuation,
];
