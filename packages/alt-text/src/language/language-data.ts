import type { OpenerData } from "./opener.js";

/**
 * The words of a language that rules look for. Lower case; a phrase's words are separated by one space; `'` stands
 * for any apostrophe. A list that is absent keeps its rule silent.
 */
export interface LanguageData {
  /** False for languages that write no spaces between words (Chinese, Japanese, Thai). */
  readonly spaced?: boolean;
  /** True where every noun has a capital (German), so that a capital makes no title. */
  readonly capitalNouns?: boolean;
  /** What ends a sentence. */
  readonly period?: string;
  /** Words whose period ends no sentence, without it: "dr", "inc". */
  readonly abbreviations?: readonly string[];
  /** Frequent little words, by which a text of this language is known. */
  readonly functionWords?: readonly string[];
  /** Words that no finished text ends with: "the", "of". */
  readonly dangling?: readonly string[];

  /** What says nothing when it is the whole text: "photo", "an image of". */
  readonly vague?: readonly string[];
  /** What says nothing when it is the whole text of a link: "click here". */
  readonly vagueLinks?: readonly string[];
  /** What was to be replaced: "todo", "insert alt text". */
  readonly placeholders?: readonly string[];
  /** How a model declines: "i'm sorry", "i cannot". */
  readonly refusals?: readonly string[];
  /** How a model says that it received no image: "no image was provided", "i cannot see". */
  readonly missingImage?: readonly string[];
  /** What stands before a colon when a model labels its answer: "alt text". */
  readonly labels?: readonly string[];
  /** How a model begins to talk about its answer: "sure", "here is". */
  readonly preambles?: readonly string[];
  /** Who made the image, which belongs in a caption: "photo by". */
  readonly credits?: readonly string[];
  /** The same before a colon: "photographer". */
  readonly creditLabels?: readonly string[];
  /** What announces that a file name is meant: "file", "named". */
  readonly fileMentions?: readonly string[];
  readonly openers?: OpenerData;

  readonly hedges?: readonly string[];
  readonly subjective?: readonly string[];
  readonly gender?: readonly string[];
  readonly age?: readonly string[];
  readonly ethnicity?: readonly string[];
  readonly emotion?: readonly string[];
  /** Where people are made things, their gender, age or mood is no guess: "statue", "painting". */
  readonly depictions?: readonly string[];
  /** "mr", "president": what stands before a person's name. */
  readonly honorifics?: readonly string[];
  readonly givenNames?: readonly string[];
  /** What makes a place or a thing of the names before it: "bridge", "museum". */
  readonly namedThings?: readonly string[];

  /** What tells how a link or button looks instead of where it leads: "icon", "arrow". */
  readonly appearance?: readonly string[];
  /** The same, unless something is done with one ("Upload photo"): "photo", "image". */
  readonly pictured?: readonly string[];
  /** What the reader of a link or button is told anyway: "link to", "button". */
  readonly announced?: readonly string[];
  /** How the text of a link begins that says what it does: "upload", so that "Upload photo" is right. */
  readonly actions?: readonly string[];
  readonly commercial?: readonly string[];
  /** What joins the last item of a natural list: "and". */
  readonly conjunctions?: readonly string[];
}
