/** The tag as `Intl` takes it, or nothing where it is none: "pt_BR" is "pt-BR", "klingon!" is nothing. */
export function localeOf(tag: string | undefined): Intl.Locale | undefined {
  if (tag === undefined) return undefined;
  try {
    return new Intl.Locale(tag.trim().replaceAll("_", "-"));
  } catch {
    return undefined;
  }
}
