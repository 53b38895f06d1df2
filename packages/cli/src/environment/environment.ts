/** The environment variables, with the origin of each. */
export interface Environment {
  readonly values: Readonly<Record<string, string | undefined>>;
  /** The `.env` file, if one was read. */
  readonly file: string | undefined;
  /** The names whose value comes from the file. */
  readonly fromFile: ReadonlySet<string>;
}

/**
 * The real environment, and the variables of a file that it does not set. An empty variable counts as not set: build servers
 * set a secret that they do not have to the empty text.
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

/** Where a variable's value comes from, for a message. */
export function originOf({ file, fromFile }: Environment, name: string): string {
  return fromFile.has(name) ? `${file}` : "the environment";
}
