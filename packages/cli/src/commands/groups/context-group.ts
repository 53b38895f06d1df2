import type { Command } from "commander";
import { columnText } from "../../options/column-text.js";
import { choice } from "../../options/values/choice.js";
import { text } from "../../options/values/texts.js";
import { once } from "../once.js";

export const imageRoles = ["informative", "functional", "decorative", "complex", "text"] as const;

/** What is known of the images beside their pixels. */
export function contextGroup(command: Command): Command {
  // Each flag counts its own uses.
  const withColumns = () => once((value) => columnText(text(value)));
  return command
    .optionsGroup('What you know of the images. Columns of a table stand in braces, "{Title}":')
    .option("--product-name <text>", 'the product: "Weekender", or "{Title}" for the column Title', withColumns())
    .option("--page-title <text>", "the title of the page where the image stands", withColumns())
    .option("--nearby-text <text>", "the text around it", withColumns())
    .option("--shown-caption <text>", "the caption shown with it", withColumns())
    .option("--link-target <text>", "where its link leads", withColumns())
    .option("--people <names>", "who is in it, separated by commas; nobody is named otherwise", withColumns())
    .option(
      "--role <role>",
      "what it is for: informative, functional, decorative, complex (a chart) or text",
      once(choice(imageRoles)),
    );
}
