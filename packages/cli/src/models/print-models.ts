import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { nearest } from "../flags/nearest.js";
import { UsageError } from "../usage-error.js";
import { chooseName } from "./choose-model.js";
import { describePackage, describeProvider } from "./describe-provider.js";
import { loadProvider, type PackageProvider } from "./load-provider.js";
import { isPackageName } from "./model-name.js";
import { modelsTable } from "./models-table.js";
import { providerNames, providers } from "./provider-table.js";

/** Lists providers, whether their keys are set, and the models whose prices are known. */
export async function printModels(
  only: string | undefined,
  { json }: { readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  const { environment } = context;
  const providersToList = providers.filter(({ name }) => only === undefined || name === only);
  const listed =
    only !== undefined && providersToList.length === 0
      ? [describePackage(await packageNamed(only, context), environment)]
      : await Promise.all(providersToList.map((provider) => describeProvider(provider, environment)));
  // The model that a run would use; nobody is asked here.
  const chosen = await chooseName({ model: undefined, baseUrl: undefined }, { ...context, isInteractive: false }).catch(
    () => undefined,
  );
  const usual = chosen && { model: chosen.name, because: chosen.because };
  context.stdout.write(
    json
      ? `${JSON.stringify({ usual: usual ?? null, providers: listed }, null, 2)}\n`
      : modelsTable(listed, usual, context.stdout),
  );
  return exitCodes.ok;
}

/** A name that is not a built-in provider may be that of a package. */
async function packageNamed(name: string, { cwd }: CommandContext): Promise<PackageProvider> {
  const provider = isPackageName(name) ? await loadProvider(name, cwd) : undefined;
  if (provider) return provider;
  const suggestion = nearest(name, providerNames);
  throw new UsageError(
    `There is no provider "${name}".${suggestion ? ` Did you mean "${suggestion}"?` : ""} The providers are ${providerNames.join(", ")}. A package of that name is not installed either.`,
  );
}
