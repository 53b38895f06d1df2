import { DefinitionError } from "@legenda/core";

/**
 * A language as a prompt names it: in English, by its BCP 47 tag.
 *
 * @throws {DefinitionError} for what is no language tag
 * @example
 * languageName("pt-BR"); // "Brazilian Portuguese"
 */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch (cause) {
    throw new DefinitionError(`"${tag.slice(0, 40)}" is no language tag: write "de" or "pt-BR".`, { cause });
  }
}
