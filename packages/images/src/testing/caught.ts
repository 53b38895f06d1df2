import { ImageError } from "@legenda/core";

/** The reason of the `ImageError` that something throws or rejects with. Anything else it throws is thrown on. */
export async function reasonOf(work: () => unknown): Promise<string> {
  return (await caught(work)).reason;
}

export async function caught(work: () => unknown): Promise<ImageError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ImageError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}
