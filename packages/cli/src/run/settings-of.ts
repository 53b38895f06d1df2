import type { RunSettings } from "@legenda/batch";
import type { RunOptions } from "../options/run-options.js";

/** What the answers of a run depend on, for its journal: what is not said is left out, so that a new flag breaks no old journal. */
export function settingsOf(
  command: string,
  { model, params, image, selection, set, map }: RunOptions,
  modelName: string,
  more: Readonly<Record<string, unknown>>,
): RunSettings {
  const asked = {
    command,
    model: [modelName, ...model.fallbacks].join(", "),
    "base-url": model.baseUrl,
    ...params,
    ...image,
    ...joining(selection),
    set: Object.fromEntries([...set].map(([slot, { written }]) => [slot, written])),
    map: Object.fromEntries(map),
    ...flattened(more),
  };
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]): [string, string | number | boolean][] => {
      if (value === undefined || value === null) return [];
      if (typeof value !== "object") return [[name, value as string | number | boolean]];
      return Object.keys(value).length > 0 ? [[name, JSON.stringify(value)]] : [];
    }),
  );
}

/** How answers are joined to the captions of before: what is written out later must be the same. */
function joining({ existing, separator }: RunOptions["selection"]): Record<string, string> {
  return existing === "append" || existing === "prepend" ? { existing, separator } : {};
}

/** Wishes stand beside the other settings, each by its own name. */
function flattened({ wishes, ...others }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...others, ...(typeof wishes === "object" ? wishes : {}) };
}
