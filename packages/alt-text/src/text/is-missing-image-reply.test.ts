import { expect, it } from "vitest";
import { isMissingImageReply } from "./is-missing-image-reply.js";

it.each([
  "I cannot see the picture you mention.",
  "Please upload the image.",
  "No image was provided.",
  "I'm sorry, but I can't directly view images.",
  "As a text-based model I have no eyes.",
  "There are no photos attached.",
  "Es wurde kein Bild übermittelt.",
])("%s", (answer) => expect(isMissingImageReply(answer)).toBe(true));

it.each(["A red circle.", "The image provided shows a red circle.", "A dog cannot see over the fence.", ""])(
  "%j describes an image",
  (answer) => expect(isMissingImageReply(answer)).toBe(false),
);
