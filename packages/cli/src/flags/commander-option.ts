import { InvalidArgumentError, Option } from "commander";
import { type Flag, kebabCase } from "./define-flags.js";

/** A flag as the parser takes it. */
export function commanderOption(name: string, flag: Flag): Option {
  const long = `--${"negated" in flag && flag.negated ? "no-" : ""}${kebabCase(name)}`;
  const words = [flag.short === undefined ? long : `${flag.short}, ${long}`, flag.value];
  const option = new Option(words.filter((word) => word !== undefined).join(" "), description(flag));
  if (flag.heading) option.helpGroup(flag.heading);
  if (flag.hidden) option.hideHelp();
  return addReader(option, flag);
}

/** Defaults are set after parsing: until then, a value says that the flag was given. */
function addReader(option: Option, flag: Flag): Option {
  if ("collect" in flag) {
    const { collect } = flag;
    return option.argParser((text, before) => collect(text, before ?? collect.initial));
  }
  if (!("read" in flag)) return option;
  const { read } = flag;
  const readOnce = (text: string, before: unknown): unknown => {
    if (before !== undefined) throw new InvalidArgumentError("It is given twice: keep one.");
    return read(text);
  };
  return option.argParser(Object.assign(readOnce, { choices: read.choices ?? [] }));
}

function description(flag: Flag): string {
  const { help, otherwise = "default" in flag ? String(flag.default) : undefined } = flag;
  return otherwise === undefined ? help : `${help} (default: ${otherwise})`;
}
