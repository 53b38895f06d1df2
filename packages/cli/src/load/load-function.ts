import type { Answer, CallDescription } from "@legenda/core";
import { nearest } from "../flags/nearest.js";
import { UsageError } from "../usage-error.js";
import { callArguments, type Described } from "./call-arguments.js";
import { type FunctionReference, readFunctionReference } from "./function-reference.js";
import { importFile } from "./import-file.js";
import { type ListedFunction, listFunctions, methodOf, nameOf } from "./list-functions.js";

/** A caption function from a user's file. */
export interface LoadedFunction {
  /** `"Captions.altText"`. */
  readonly name: string;
  readonly file: string;
  readonly description: CallDescription;
  /** Calls it with the slots' values by their names. Nothing is sent until the answer is awaited. */
  call(values: Readonly<Record<string, unknown>>): Answer<unknown>;
}

/**
 * Loads `"./captions.ts#Captions.altText"`. Behind the `#` is a method of a class or of an instance, a static method, a
 * function made by `promptTemplate("…").call(model)`, or `default`; it may be left out if the file has only one function.
 *
 * @throws {UsageError} which lists the functions of the file
 */
export async function loadFunction(reference: string, cwd: string): Promise<LoadedFunction> {
  const parsed = readFunctionReference(reference, cwd);
  const imported = await importFile(parsed.file, parsed.written);
  const chosen = chooseFunction(listFunctions(imported), parsed, Object.keys(imported.exports));
  const { description } = chosen;
  const method = boundMethod(chosen, parsed);
  return {
    name: nameOf(chosen),
    file: parsed.file,
    description,
    call: (values) => method(...callArguments(description, values)) as Answer<unknown>,
  };
}

function chooseFunction(
  functions: readonly ListedFunction[],
  { written, exportName, member }: FunctionReference,
  exported: readonly string[],
): ListedFunction {
  const matching = functions.filter(
    (each) => exportName === undefined || (each.exportName === exportName && (member === undefined || each.member === member)),
  );
  const [only] = matching;
  if (only && matching.length === 1) return only;
  if (functions.length === 0) {
    throw new UsageError(
      `${written} exports no caption function. Export a class whose methods have @call and @promptTemplate, or what promptTemplate("…").call(model) returns.${exported.length > 0 ? ` It exports ${exported.join(", ")}.` : ""}`,
    );
  }
  const names = functions.map(nameOf);
  const list = `It has:\n${functions.map((each) => `- ${written}#${nameOf(each)}${slotsOf(each)}`).join("\n")}`;
  if (matching.length > 1) throw new UsageError(`${written}: choose one of its functions. ${list}`);
  const fullName = nameOf({ exportName: exportName ?? "", member });
  const suggestion = names.find((name) => name.endsWith(`.${fullName}`)) ?? nearest(fullName, names);
  throw new UsageError(
    `${written} has no caption function "${fullName}".${suggestion ? ` Did you mean "${suggestion}"?` : ""} ${list}`,
  );
}

function slotsOf({ description }: ListedFunction): string {
  const fillable = description.slots.filter(({ name }) => name !== "this");
  const slots = new Set(fillable.map(({ path, kind }) => `${path.join(".")}${kind === "none" ? "" : `:${kind}`}`));
  return slots.size > 0 ? ` (${[...slots].join(", ")})` : "";
}

type Method = (...args: unknown[]) => unknown;

/** The function, bound to the instance of which it is a method. */
function boundMethod({ holder, member, core, description }: ListedFunction, { written }: FunctionReference): Method {
  if (member === undefined) return holder as Method;
  const { parameters }: Described = description;
  const method = methodOf(holder, member, core);
  if (!method) throw new TypeError(`${member} was listed but is missing.`);
  if (method.method.length > 1 && !parameters) {
    throw new UsageError(
      `${member} takes ${method.method.length} parameters, and the @legenda/core beside ${written} does not describe their slots: take one object, ${member}({ … }).`,
    );
  }
  const self = method.isStatic ? holder : instanceOf(holder as new () => object, `${written}#captions.${member}`);
  return (...args) => method.method.apply(self, args);
}

function instanceOf(Class: new () => object, reference: string): object {
  const advice = `Export an instance instead, export const captions = new ${Class.name}(…), and name ${reference}.`;
  if (Class.length > 0) {
    const parameters = Class.length === 1 ? "an argument" : `${Class.length} arguments`;
    throw new UsageError(`The constructor of ${Class.name} needs ${parameters}, which are unknown here. ${advice}`);
  }
  try {
    return new Class();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${Class.name} could not be constructed: ${why}. ${advice}`, { cause });
  }
}
