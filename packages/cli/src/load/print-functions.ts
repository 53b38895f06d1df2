import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { safeLine } from "../terminal/safe-text.js";
import { UsageError } from "../usage-error.js";
import { readFunctionReference } from "./function-reference.js";
import { importFile } from "./import-file.js";
import { type ListedFunction, listFunctions, nameOf } from "./list-functions.js";

/**
 * `legenda run ./captions.ts` without sources: prints the file's caption functions with their slots, as `legenda run` takes
 * them. With `json`, one object on each line: `{"function":"./captions.ts#Captions.altText","slots":[…]}`.
 *
 * @throws {UsageError} if a function is named, so that its images are missing, or the file has none
 */
export async function printFunctions(
  target: string,
  { json }: { readonly json: boolean },
  { cwd, stdout }: Pick<CommandContext, "cwd" | "stdout">,
): Promise<number> {
  const { file, written, exportName } = readFunctionReference(target, cwd);
  if (exportName !== undefined) {
    throw new UsageError(
      `Sources are missing: name the images after the function, such as legenda run ${target} photos. Leave out #${exportName} to list the file's functions.`,
    );
  }
  const listed = listFunctions(await importFile(file, written)).map((found) => ({
    function: `${written}#${nameOf(found)}`,
    slots: slotsOf(found),
  }));
  if (listed.length === 0) {
    throw new UsageError(
      `${written} exports no caption function. Export a class whose methods have @call and @promptTemplate, or what promptTemplate("…").call(model) returns.`,
    );
  }
  const width = Math.max(...listed.map(({ function: name }) => name.length));
  const lines = json
    ? listed.map((found) => JSON.stringify(found))
    : listed.map(({ function: name, slots }) => safeLine(`${name.padEnd(width)}  ${slots.map(slotText).join(" ")}`).trimEnd());
  stdout.write(lines.map((line) => `${line}\n`).join(""));
  return exitCodes.ok;
}

interface ListedSlot {
  /** The path of its names, as `--set` and `--map` take it: `"product.name"`. */
  readonly name: string;
  /** `"image"`; `"none"` for a text. */
  readonly kind: string;
  readonly optional: boolean;
}

/** The slots that can be given a value, each once; slots of the instance have their own. */
function slotsOf({ description }: ListedFunction): readonly ListedSlot[] {
  const slots = new Map<string, ListedSlot>();
  for (const { name, path, kind, optional } of description.slots) {
    const whole = path.join(".");
    const before = slots.get(whole);
    if (name === "this") continue;
    slots.set(whole, { name: whole, kind: before?.kind ?? kind, optional: optional && (before?.optional ?? true) });
  }
  return [...slots.values()];
}

/** As in the template. */
const slotText = ({ name, kind, optional }: ListedSlot): string =>
  `{${name}${kind === "none" ? "" : `:${kind}`}${optional ? "?" : ""}}`;
