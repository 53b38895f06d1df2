/** How many schemas are kept for each function. Lists that change with every call must not fill the memory. */
const maxEntries = 50;

/**
 * Wraps a function that creates schemas so that equal options return the same schema. Core compiles each schema object
 * once, which takes longer than the rest of a call.
 *
 * @param create a function of plain data: options are compared by their JSON text
 */
export function memoizeSchema<Options extends object, Schema>(
  create: (options: Options) => Schema,
): (options: Options) => Schema {
  const schemas = new Map<string, Schema>();
  // Most callers use the same options for every call: comparing them is faster than writing their text.
  let latest: { readonly options: Options; readonly schema: Schema } | undefined;
  const find = (options: Options): Schema => {
    const key = JSON.stringify(options, numberAsText);
    const cached = schemas.get(key);
    if (cached !== undefined) return cached;
    const schema = create(options);
    const oldest = schemas.size < maxEntries ? undefined : schemas.keys().next().value;
    if (oldest !== undefined) schemas.delete(oldest);
    schemas.set(key, schema);
    return schema;
  };
  return (options) => {
    if (!latest || !areEqual(options, latest.options)) latest = { options: { ...options }, schema: find(options) };
    return latest.schema;
  };
}

/** Whether two sets of options are equal at a glance. A list is not: it may have been changed in place. */
function areEqual<Options extends object>(one: Options, other: Options): boolean {
  const keys = Object.keys(one) as (keyof Options)[];
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => typeof one[key] !== "object" && Object.hasOwn(other, key) && Object.is(one[key], other[key]))
  );
}

/** JSON has the same text, `null`, for NaN and for both infinities. */
function numberAsText(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
