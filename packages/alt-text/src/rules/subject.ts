import type { LanguageData } from "../language/language-data.js";
import { localeOf } from "../text/locale.js";
import { normalize } from "../text/normalize.js";
import { findPhrases, findUnspaced, type Span } from "../text/phrases.js";
import { covered, quotationsOf } from "../text/quotations.js";
import { sentencesOf } from "../text/sentences.js";
import { type Token, tokensOf } from "../text/tokens.js";
import type { AltTextContext, AltTextOptions, Preset } from "../types.js";

/** Characters that are neither visible nor audible: white space, controls, lone surrogates. */
const blank = /^[\s\p{Cc}\p{Cf}\p{Cs}]*$/u;

/** A text with everything that rules need of it. Each property is computed once, on first use. */
export class Subject {
  readonly text: string;
  readonly preset: Preset;
  readonly options: AltTextOptions;
  readonly context: AltTextContext;
  readonly blank: boolean;
  /** The word lists of the language; empty for a language without lists, so that word rules find nothing. */
  readonly words: LanguageData;
  readonly locale: Intl.Locale | undefined;
  #tokens: readonly Token[] | undefined;
  #quotations: readonly Span[] | undefined;
  #sentences: readonly Span[] | undefined;
  #normalized: string | undefined;

  constructor(text: string, preset: Preset, options: AltTextOptions) {
    this.text = text;
    this.preset = preset;
    this.options = options;
    this.context = options.context ?? {};
    this.blank = isBlank(text);
    this.locale = localeOf(options.language);
    this.words = wordsOf(preset, options.language, this.locale);
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= tokensOf(this.text);
    return this.#tokens;
  }

  /** Quotations inside the text. Quotes around the whole text do not count. */
  get quotations(): readonly Span[] {
    this.#quotations ??= quotationsOf(this.text).filter(({ start, end }) => !this.isWhole(start, end));
    return this.#quotations;
  }

  get sentences(): readonly Span[] {
    this.#sentences ??= sentencesOf(this.text, this.words.abbreviations, this.locale?.toString());
    return this.#sentences;
  }

  get normalized(): string {
    this.#normalized ??= normalize(this.text);
    return this.#normalized;
  }

  /** Finds phrases of a list outside quotations. */
  find(phrases: readonly string[] | undefined): readonly Span[] {
    if (!phrases || phrases.length === 0) return [];
    const found = this.words.spaced === false ? findUnspaced(this.text, phrases) : findPhrases(this.text, this.tokens, phrases);
    return found.filter(({ start }) => !covered(this.quotations, start));
  }

  isWhole(start: number, end: number): boolean {
    return /^[\s.]*$/u.test(this.text.slice(end)) && this.text.slice(0, start).trim() === "";
  }
}

export function isBlank(text: string): boolean {
  return blank.test(text);
}

/** Returns the word lists for "pt-BR", else those for "pt". The default is English. */
function wordsOf({ languages }: Preset, tag: string | undefined, locale: Intl.Locale | undefined): LanguageData {
  const none: LanguageData = {};
  if (tag === undefined) return own(languages, "en") ?? none;
  return own(languages, locale?.baseName ?? tag) ?? own(languages, locale?.language ?? tag) ?? none;
}

function own(languages: Preset["languages"], key: string): LanguageData | undefined {
  return Object.hasOwn(languages, key) ? languages[key] : undefined;
}
