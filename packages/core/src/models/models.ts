import { DefinitionError } from "../errors/definition-error.js";
import type { Model } from "../model.js";
import { nearest } from "../nearest.js";

/** What makes a provider's models: by their id, or without one where there is only one model. */
export type ModelMaker = ((id: string) => Model) | (() => Model);

/** The names that a set of providers understands: `"openai:gpt-4o-mini"`, and `"scenes"` where no id is needed. */
export type ModelName<Makers> = {
  [Key in keyof Makers & string]:
    | (Makers[Key] extends (id: string) => Model ? `${Key}:${string}` : never)
    | (Makers[Key] extends () => Model ? Key : never);
}[keyof Makers & string];

/** Turns a name into a model. A name written out in the code is checked by the compiler, one read from elsewhere when it is used. */
export interface Models<Makers> {
  /** @throws {DefinitionError} which names the providers, and the one that was probably meant */
  <const Name extends string>(
    name: string extends Name ? Name : Name extends ModelName<Makers> ? Name : ModelName<Makers>,
  ): Model;
  /** The providers' names. */
  readonly providers: readonly (keyof Makers & string)[];
}

/**
 * Models by name, for what is set from outside: an environment variable, a configuration file, the
 * command line. All after the first colon is the provider's own id.
 *
 * @example
 * const model = models({ openai, anthropic, ollama, scenes });
 * model("openai:gpt-4o-mini");
 * model("ollama:llava:13b");
 * model("scenes");
 * model(process.env.CAPTION_MODEL ?? "scenes");
 */
export function models<const Makers extends Readonly<Record<string, ModelMaker>>>(makers: Makers): Models<Makers> {
  const providers = Object.keys(makers);
  const modelOf = (name: string): Model => {
    const colon = name.indexOf(":");
    const provider = colon === -1 ? name : name.slice(0, colon);
    const make = Object.hasOwn(makers, provider) ? makers[provider] : undefined;
    if (!make) throw unknown(name, provider, providers);
    if (colon !== -1 && colon < name.length - 1) return make(name.slice(colon + 1));
    // A maker that can do without an id declares no parameter, or one with a default.
    if (colon === -1 && make.length === 0) return (make as () => Model)();
    throw new DefinitionError(`"${name}" names no model: write "${provider}:" and the model's id.`);
  };
  return Object.assign(modelOf, { providers }) as unknown as Models<Makers>;
}

function unknown(name: string, provider: string, providers: readonly string[]): DefinitionError {
  const meant = nearest(provider, providers) ?? providers.find((known) => provider.startsWith(`${known}/`));
  const hint = meant ? ` Did you mean "${meant}:"?` : "";
  return new DefinitionError(
    `"${name}" names no model: there is no provider "${provider}".${hint} A name is a provider, a colon and the model's id; the providers here are ${providers.join(", ")}.`,
  );
}
