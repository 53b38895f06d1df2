import type { Command } from "commander";
import { text } from "../../options/values/texts.js";
import { once } from "../once.js";

/** What is kept between runs, and what is shown. */
export function runGroup(command: Command): Command {
  return command
    .optionsGroup("The run:")
    .option(
      "--journal <file>",
      "where every answer is kept, so that a stopped run goes on (default: beside the first output, captions.csv.journal)",
      once(text),
    )
    .option("--fresh", "begin anew; the earlier journal is set aside")
    .option("-q, --quiet", "print errors alone")
    .option("--json", "print JSON, an object on each line, for another program");
}
