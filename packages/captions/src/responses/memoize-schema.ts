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
  return (options) => {
    const key = JSON.stringify(options, numberAsText);
    const cached = schemas.get(key);
    if (cached !== undefined) return cached;
    const schema = create(options);
    const oldest = schemas.size < maxEntries ? undefined : schemas.keys().next().value;
    if (oldest !== undefined) schemas.delete(oldest);
    schemas.set(key, schema);
    return schema;
  };
}

/** JSON has the same text, `null`, for NaN and for both infinities. */
function numberAsText(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
