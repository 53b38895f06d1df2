import type { AltTextOptions } from "../types.js";
import { fold } from "./tokens.js";

/** All that the page says about the image, for asking whether it bears out what a text claims. */
export function contextText({ context = {}, filename = "" }: AltTextOptions): string {
  const { nearbyText = "", caption = "", linkTarget = "", pageTitle = "", names = [] } = context;
  return fold([nearbyText, caption, linkTarget, pageTitle, ...names, filename].join("\n"));
}
