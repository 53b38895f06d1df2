import type { Command } from "commander";
import { assignment, repeated } from "../../options/values/texts.js";

/** Values for the slots of a template: of the user's own function, or of `--prompt`. */
export function slotGroup(command: Command): Command {
  return command
    .optionsGroup("Slots of the template:")
    .option(
      "--set <slot=value>",
      'a value for all images: --set tone=dry --set "product.name={Brand} {Title}". Can be given again',
      repeated(assignment("tone=dry")),
    )
    .option(
      "--map <slot=column>",
      'a column for a slot: --map "title=SEO Title". A column of the slot\'s own name is taken unasked. Can be given again',
      repeated(assignment("title=Name")),
    );
}
