/** Parses a language tag; `undefined` if it is invalid. "pt_BR" is read as "pt-BR". */
export function localeOf(tag: string | undefined): Intl.Locale | undefined {
  if (tag === undefined) return undefined;
  try {
    return new Intl.Locale(tag.trim().replaceAll("_", "-"));
  } catch {
    return undefined;
  }
}
