import { DefinitionError } from "@legenda/core";

/**
 * A BCP 47 tag as it is usually written, such as `"pt-BR"`.
 *
 * @throws {DefinitionError} for anything that is not a language tag
 */
export function languageTag(tag: string): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    if (canonical && /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(canonical)) return canonical;
  } catch {
    // The error below says what is wrong.
  }
  throw new DefinitionError(`"${tag.slice(0, 40)}" is not a language tag. Write "de" or "pt-BR".`);
}
