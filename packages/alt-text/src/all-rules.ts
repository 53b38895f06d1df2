import { allCaps } from "./checks/all-caps.js";
import { controlCharacter, lostCharacter } from "./checks/characters.js";
import { complexSummary } from "./checks/complex-summary.js";
import { credit } from "./checks/credit.js";
import { emoji } from "./checks/emoji.js";
import { decorativeText, emptyUnexplained, missing } from "./checks/emptiness.js";
import { filename } from "./checks/filename.js";
import { finalPunctuation } from "./checks/final-punctuation.js";
import { functionalAppearance } from "./checks/functional-appearance.js";
import { html } from "./checks/html.js";
import { keywordStuffing } from "./checks/keyword-stuffing.js";
import { label } from "./checks/label.js";
import { language } from "./checks/language.js";
import { tooLong, tooShort } from "./checks/length.js";
import { markdown } from "./checks/markdown.js";
import { guessedAge, guessedEmotion, guessedEthnicity, guessedGender } from "./checks/people.js";
import { placeholder } from "./checks/placeholder.js";
import { redundantOpener } from "./checks/redundant-opener.js";
import { redundantEnding, redundantWord } from "./checks/redundant-words.js";
import { refusal } from "./checks/refusal.js";
import { repeatedInBatch, repeatsContext } from "./checks/repeats.js";
import { lineBreak, spacing } from "./checks/spacing.js";
import { tooManySentences } from "./checks/too-many-sentences.js";
import { truncated } from "./checks/truncated.js";
import { unsupportedName } from "./checks/unsupported-name.js";
import { url } from "./checks/url.js";
import { vague } from "./checks/vague.js";
import { hedge, subjective } from "./checks/wording.js";
import { wrappingQuotes } from "./checks/wrapping-quotes.js";
import type { RuleDefinition } from "./rule.js";

/** In the order in which findings are given and repairs are made: what hides other things comes first. */
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
