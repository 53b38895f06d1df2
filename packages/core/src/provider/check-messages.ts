import { InvalidRequestError } from "../errors/provider-error.js";
import type { Message, Role } from "../message.js";
import type { Model } from "../model.js";

/**
 * Checks that a model supports all messages of a request, before their images are read.
 *
 * @param imageRoles the roles whose messages may contain images
 * @throws {InvalidRequestError} that names the part
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
      if (part.type !== "image")
        throw refused(`does not support parts of type "${(part satisfies never as { type: unknown }).type}"`);
      if (!imageRoles.includes(role))
        throw refused(`does not accept images in ${role} messages. Put the image into a user message`);
      count++;
    }
  }
  const { maxImages, mediaTypes } = capabilities.images;
  if (count > 0 && mediaTypes.length === 0) throw refused("does not accept images");
  if (maxImages !== undefined && count > maxImages)
    throw refused(
      `accepts at most ${maxImages} image${maxImages === 1 ? "" : "s"} in a request, and this one has ${count}. Send them in several calls`,
    );

  function refused(what: string): InvalidRequestError {
    return new InvalidRequestError(`${provider}:${id} ${what}.`, { provider, model: id });
  }
}
