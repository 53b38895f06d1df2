import { ImageError } from "@legenda/core";
import { errorOf } from "@legenda/test-kit";

/** Returns the reason of the `ImageError` that a function throws or rejects with. */
export async function reasonOf(work: () => unknown): Promise<string> {
  return (await errorOf(work, ImageError)).reason;
}
