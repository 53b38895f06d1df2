/**
 * JSON with sorted keys: values that are equal by their content give equal texts, whatever the order in
 * which they were put together.
 *
 * @throws {TypeError} for what JSON would drop or flatten (a function, a `Map`), since two different values would be taken for one
 */
export function canonicalJson(value: unknown, path = "value"): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return `[${value.map((item, index) => canonicalJson(item ?? null, `${path}[${index}]`)).join()}]`;
  if (isPlainObject(value)) {
    const keys = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key], `${path}.${key}`)}`).join()}}`;
  }
  throw new TypeError(`${path} is no JSON value, so the request cannot be told from another one.`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
