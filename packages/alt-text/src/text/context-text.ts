import type { AltTextOptions } from "../types.js";
import { fold } from "./tokens.js";

/** Returns everything that the page says about the image, folded, to check whether it confirms a claim. */
export function contextText({ context = {}, filename = "" }: AltTextOptions): string {
  const { nearbyText = "", caption = "", linkTarget = "", pageTitle = "", names = [] } = context;
  return fold([nearbyText, caption, linkTarget, pageTitle, ...names, filename].join("\n"));
}
