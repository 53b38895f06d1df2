import { DefinitionError } from "../errors/definition-error.js";
import type { Model } from "../model.js";
import { nearest } from "../text/nearest.js";

/** Creates a provider's models: from an id, or without one where there is only one model. */
export type ModelMaker = ((id: string) => Model) | (() => Model);

/** The model names that a set of providers supports: `"openai:gpt-4o-mini"`, and `"scenes"` where no id is needed. */
export type ModelName<Makers> = {
  [Key in keyof Makers & string]:
    | (Makers[Key] extends (id: string) => Model ? `${Key}:${string}` : never)
    | (Makers[Key] extends () => Model ? Key : never);
}[keyof Makers & string];

/** Resolves a name to a model. The compiler checks a literal name; any other is checked when it is used. */
export interface Models<Makers> {
  /** @throws {DefinitionError} for an unknown name, with the known providers and a suggestion */
  <const Name extends string>(
    name: string extends Name ? Name : Name extends ModelName<Makers> ? Name : ModelName<Makers>,
  ): Model;
  /** The names of the providers. */
  readonly providers: readonly (keyof Makers & string)[];
}

/**
 * Resolves models by name, for names that come from outside: an environment variable, a configuration file, the
 * command line. Everything after the first colon is the provider's own id.
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
    // A maker that does not need an id declares no parameter, or one with a default.
    if (colon === -1 && make.length === 0) return (make as () => Model)();
    throw new DefinitionError(`"${name}" is not the name of a model: add a colon and the model's id, as in "${provider}:<id>".`);
  };
  return Object.assign(modelOf, { providers }) as unknown as Models<Makers>;
}

function unknown(name: string, provider: string, providers: readonly string[]): DefinitionError {
  const suggestion = nearest(provider, providers) ?? providers.find((name) => provider.startsWith(`${name}/`));
  const hint = suggestion ? ` Did you mean "${suggestion}:"?` : "";
  return new DefinitionError(
    `"${name}" is not the name of a model: there is no provider "${provider}".${hint} A name consists of a provider, a colon and the model's id. The providers here are ${providers.join(", ")}.`,
  );
}
