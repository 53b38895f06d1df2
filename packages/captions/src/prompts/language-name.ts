import { DefinitionError } from "@legenda/core";

/**
 * Returns the English name of a language, for prompts.
 *
 * @param tag a BCP 47 tag
 * @throws {DefinitionError} if the tag is invalid
 * @example
 * languageName("pt-BR"); // "Brazilian Portuguese"
 */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch (cause) {
    throw new DefinitionError(`"${tag.slice(0, 40)}" is not a language tag. Use one such as "de" or "pt-BR".`, { cause });
  }
}
