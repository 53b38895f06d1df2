/** The variables that count, each with where it comes from. */
export interface Environment {
  readonly values: Readonly<Record<string, string | undefined>>;
  /** The `.env` file, where one was read. */
  readonly file: string | undefined;
  /** The names whose value comes from the file. */
  readonly fromFile: ReadonlySet<string>;
}

/**
 * Lays the real environment over a file's variables. A variable that is set to nothing counts as not set: that is
 * how a build server shows a secret that it does not have.
 */
export function environmentOf(
  real: Readonly<Record<string, string | undefined>>,
  file?: { readonly path: string; readonly values: Readonly<Record<string, string | undefined>> },
): Environment {
  const added = Object.entries(file?.values ?? {}).filter(([name, value]) => value?.trim() && !real[name]?.trim());
  return {
    values: { ...real, ...Object.fromEntries(added) },
    file: file?.path,
    fromFile: new Set(added.map(([name]) => name)),
  };
}

/** Where a variable's value comes from, in the words of a message. */
export function originOf({ file, fromFile }: Environment, name: string): string {
  return fromFile.has(name) ? `${file}` : "the environment";
}
