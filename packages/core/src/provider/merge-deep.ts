import { isRecord } from "../is-object.js";

type Data = Readonly<Record<string, unknown>>;

/**
 * Merges the vendor's own parameters (`params.providerOptions`) into a body: objects are merged key by key,
 * any other value replaces the one that was there.
 *
 * @example
 * mergeDeep({ settings: { top_p: 0.3 } }, { settings: { max_objects: 5 } }); // { settings: { top_p: 0.3, max_objects: 5 } }
 */
export function mergeDeep(base: Data, over: Data | undefined): Data {
  if (!over) return base;
  const added = Object.entries(over).map(([key, value]): [string, unknown] => {
    const before = Object.hasOwn(base, key) ? base[key] : undefined;
    return [key, isRecord(before) && isRecord(value) ? mergeDeep(before, value) : value];
  });
  return { ...base, ...Object.fromEntries(added) };
}
