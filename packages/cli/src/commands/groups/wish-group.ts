import { type Command, Option } from "commander";
import { captionKinds } from "../../options/caption-options.js";
import { choice } from "../../options/values/choice.js";
import { wholeNumber } from "../../options/values/numbers.js";
import { language, names, text } from "../../options/values/texts.js";
import { once } from "../once.js";

/** What is to be written. */
export function wishGroup(command: Command): Command {
  return command
    .optionsGroup("What to write:")
    .option("-k, --kind <kind>", `one of ${captionKinds.join(", ")} (default: caption)`, once(choice(captionKinds)))
    .option("--length <length>", "short, normal or long (default: normal)", once(choice(["short", "normal", "long"])))
    .option("--words <number>", "about so many words", once(wholeNumber({ from: 1, to: 2000, of: "words" })))
    .option(
      "--max-length <number>",
      "at most so many characters of alt text (default: 120)",
      once(wholeNumber({ from: 10, to: 2000, of: "characters" })),
    )
    .option("--language <tag>", "the language of the answers: de, en-GB, pt-BR (default: English)", once(language))
    .option("--tone <words>", 'such as dry, friendly or "for children"', once(text))
    .addOption(
      new Option("--prompt <text>", "a prompt of your own; {Title} stands for a column, {photo:image} for the image")
        .argParser(once(text))
        .conflicts("promptFile"),
    )
    .option("--prompt-file <file>", "the same from a file", once(text))
    .option("--vocabulary <file>", "the only tags that may be used, one on each line", once(text))
    .option("--count <number>", "at most so many tags", once(wholeNumber({ from: 1, to: 200, of: "tags" })))
    .option("--categories <file>", "your shop's categories for product-copy: one on each line, or a JSON tree", once(text))
    .option("--attributes <names>", "the attributes wanted for product-copy: colour,material", once(names))
    .option("--trigger <word>", "dataset-caption: the word that the trained model shall learn, put first", once(text))
    .option("--prefix <text>", "dataset-caption: stands before the model's own words", once(text))
    .option("--require <words>", "dataset-caption: words that must appear: bag,leather", once(names))
    .option("--forbid <words>", "dataset-caption: words that must not appear", once(names));
}
