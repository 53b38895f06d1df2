import type { OpenerData } from "./opener.js";

/**
 * The word lists of a language. All entries are in lower case; words of a phrase are separated by one space, and `'`
 * matches any apostrophe. A rule whose list is absent finds nothing.
 */
export interface LanguageData {
  /**
   * Whether words are separated by spaces. `false` for Chinese, Japanese and Thai.
   *
   * @default true
   */
  readonly spaced?: boolean;
  /**
   * Whether every noun has a capital, as in German, so that a capital does not mark a title.
   *
   * @default false
   */
  readonly capitalNouns?: boolean;
  /** The period: "." or "。". */
  readonly period?: string;
  /** Abbreviations whose period does not end a sentence, written without it: "dr", "inc". */
  readonly abbreviations?: readonly string[];
  /** Frequent function words, by which the language of a text is recognised: "the", "with". */
  readonly functionWords?: readonly string[];
  /** Words that a complete text does not end with: "the", "of". */
  readonly dangling?: readonly string[];

  /** Texts that would fit any image: "photo", "image". */
  readonly vague?: readonly string[];
  /** Texts that would fit any link: "click here". */
  readonly vagueLinks?: readonly string[];
  /** Placeholder texts: "todo", "insert alt text". */
  readonly placeholders?: readonly string[];
  /** How a model refuses: "i'm sorry", "i cannot". */
  readonly refusals?: readonly string[];
  /** How a model says that it received no image: "no image was provided", "i cannot see". */
  readonly missingImage?: readonly string[];
  /** How a model labels its answer, before a colon: "alt text". */
  readonly labels?: readonly string[];
  /** How a model introduces its answer: "sure", "here is". */
  readonly preambles?: readonly string[];
  /** How a credit begins: "photo by". */
  readonly credits?: readonly string[];
  /** How a credit begins before a colon: "photographer". */
  readonly creditLabels?: readonly string[];
  /** Words that introduce a file name in a description: "file", "named". */
  readonly fileMentions?: readonly string[];
  /** Openings that announce an image: "image of". */
  readonly openers?: OpenerData;

  /** Words for guesses: "possibly". */
  readonly hedges?: readonly string[];
  /** Words for opinions: "beautiful". */
  readonly subjective?: readonly string[];
  /** Words that state a gender: "man". */
  readonly gender?: readonly string[];
  /** Words that state an age: "elderly". */
  readonly age?: readonly string[];
  /** Words that state an origin: "asian man". */
  readonly ethnicity?: readonly string[];
  /** Words that state a feeling: "happy". */
  readonly emotion?: readonly string[];
  /** Depictions of people, whose gender, age and mood are not guesses: "statue", "painting". */
  readonly depictions?: readonly string[];
  /** Titles before a person's name: "mr", "president". */
  readonly honorifics?: readonly string[];
  /** Frequent given names. */
  readonly givenNames?: readonly string[];
  /** Nouns that turn the names before them into a place or a thing: "bridge", "museum". */
  readonly namedThings?: readonly string[];

  /** Words for the appearance of a link or button: "icon", "arrow". */
  readonly appearance?: readonly string[];
  /** The same, unless the link or button does something with one ("Upload photo"): "photo", "image". */
  readonly pictured?: readonly string[];
  /** Words for the kind of a control, which is announced anyway: "link to", "button". */
  readonly announced?: readonly string[];
  /** Verbs of links and buttons: "upload", so that "Upload photo" is right. */
  readonly actions?: readonly string[];
  /** Words of advertising: "buy", "discount". */
  readonly commercial?: readonly string[];
  /** Words before the last item of a natural list: "and". */
  readonly conjunctions?: readonly string[];
}
