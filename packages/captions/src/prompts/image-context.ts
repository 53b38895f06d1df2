import type { AltTextContext } from "@legenda/alt-text";
import { oneLine } from "../text/one-line.js";

/** What is known of an image beside its pixels. It goes into the prompt, and the rules of alt text read it too. */
export interface ImageContext extends AltTextContext {
  productName?: string;
}

const roles: Readonly<Record<NonNullable<ImageContext["role"]>, string>> = {
  informative: "It adds information to the page.",
  functional: "It is used in a link or a button.",
  decorative: "It only decorates the page.",
  complex: "It is a chart, a diagram, a map or the like.",
  text: "It shows text.",
};

/** The context in the words of a prompt, a line each; `undefined` where nothing is known. */
export function contextLines(context: ImageContext = {}): string | undefined {
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

/** Quoted and on one line, so that a text of the page reads as that, not as an instruction of ours. */
function quoted(label: string, value: string | undefined): string | undefined {
  const text = value === undefined ? "" : oneLine(value);
  return text ? `${label}: ${JSON.stringify(text)}` : undefined;
}
