import type { AltTextContext } from "@legenda/alt-text";
import { oneLine } from "../text/one-line.js";

/** Facts about an image that its pixels do not show. They become part of the prompt, and the alt text rules use them too. */
export interface ImageContext extends AltTextContext {
  /** The name of the product that the image shows. */
  productName?: string;
}

const roles: Readonly<Record<NonNullable<ImageContext["role"]>, string>> = {
  informative: "It adds information to the page.",
  functional: "It is used in a link or a button.",
  decorative: "It only decorates the page.",
  complex: "It is a chart, a diagram, a map or the like.",
  text: "It shows text.",
};

/** Returns the context as text for a prompt, one fact per line; `undefined` if there is none. */
export function contextLines(context: ImageContext | undefined): string | undefined {
  if (!context) return undefined;
  const { role, names = [] } = context;
  const lines = [
    role && roles[role],
    quoted("The title of its page", context.pageTitle),
    quoted("The product", context.productName),
    quoted("The caption shown with it", context.caption),
    quoted("The text around it", context.nearbyText),
    quoted("Its link leads to", context.linkTarget),
    names.length > 0 && `It shows: ${names.map(oneLine).join(", ")}`,
  ].filter((line) => typeof line === "string");
  return lines.length > 0 ? ["What is known of the image:", ...lines.map((line) => `- ${line}`)].join("\n") : undefined;
}

/** Quotes a text of the page on one line, so that the model does not read it as an instruction. */
function quoted(label: string, value: string | undefined): string | undefined {
  const text = value === undefined ? "" : oneLine(value);
  return text ? `${label}: ${JSON.stringify(text)}` : undefined;
}
