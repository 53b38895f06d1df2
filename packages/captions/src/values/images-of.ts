import type { Answer, ImageSource } from "@legenda/core";

/** Returns the images that an answer would send. Sends nothing. */
export async function imagesOf(answer: Answer<unknown>): Promise<ImageSource[]> {
  const messages = await answer.messages();
  return messages.flatMap(({ content }) => content.flatMap((part) => (part.type === "image" ? [part.image] : [])));
}
