import { type ImageSource, LegendaError } from "@legenda/core";
import { missingSlots, type SlotPlan } from "./fill-slots.js";
import type { LoadedFunction } from "./load-function.js";

/**
 * Makes sure, before anything is sent, that all slots of a function have a value. Those that the command line leaves open may
 * be computed by the function's body: rendering the messages of the first image shows that, and sends nothing.
 *
 * @throws {UsageError} which names each slot and its flags
 */
export async function checkSlots(
  loaded: LoadedFunction,
  plan: SlotPlan,
  first: { readonly image: ImageSource; readonly fields?: Readonly<Record<string, string>> },
): Promise<void> {
  if (plan.missing.length === 0) return;
  const fields = first.fields ?? {};
  try {
    await loaded.call(plan.fill(first.image, fields)).messages();
  } catch (error) {
    if (error instanceof LegendaError) throw missingSlots(plan.missing, Object.keys(fields));
    throw error;
  }
}
