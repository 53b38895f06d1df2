import { InvalidRequestError } from "../errors/provider-error.js";
import type { Message, Role } from "../message.js";
import type { Model } from "../model.js";

/**
 * Refuses what a model has no place for, before an image is read.
 *
 * @param imageRoles the roles whose messages may hold images
 * @throws {InvalidRequestError} which names the part
 */
export function checkMessages(
  messages: readonly Message[],
  { provider, id, capabilities }: Pick<Model, "provider" | "id" | "capabilities">,
  imageRoles: readonly Role[] = ["user"],
): void {
  let count = 0;
  for (const { role, content } of messages) {
    for (const part of content) {
      if (part.type === "text") continue;
      if (part.type !== "image") throw refused(`has no part of type "${(part satisfies never as { type: unknown }).type}"`);
      if (!imageRoles.includes(role)) throw refused(`does not take an image in a ${role} message. Put it into a user message`);
      count++;
    }
  }
  const { maxImages, mediaTypes } = capabilities.images;
  if (count > 0 && mediaTypes.length === 0) throw refused("does not take images");
  if (maxImages !== undefined && count > maxImages)
    throw refused(
      `takes at most ${maxImages} image${maxImages === 1 ? "" : "s"} in a request, and this one has ${count}. Send them in several calls`,
    );

  function refused(what: string): InvalidRequestError {
    return new InvalidRequestError(`${provider}:${id} ${what}.`, { provider, model: id });
  }
}
