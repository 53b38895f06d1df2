import type { Model } from "./model.js";

/** Whether a value is a model: what a provider package makes, or a wrapper. */
export function isModel(value: unknown): value is Model {
  if (typeof value !== "object" || value === null) return false;
  const { provider, generate } = value as Partial<Model>;
  return typeof provider === "string" && typeof generate === "function";
}
