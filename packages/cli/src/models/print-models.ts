import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { nearest } from "../flags/nearest.js";
import { UsageError } from "../usage-error.js";
import { chooseName } from "./choose-model.js";
import { describeProvider } from "./describe-provider.js";
import { modelsTable } from "./models-table.js";
import { providerNames, providers } from "./provider-table.js";

/** Lists providers, whether their keys are set, and the models whose prices are known. */
export async function printModels(
  only: string | undefined,
  { json }: { readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  const wanted = providers.filter(({ name }) => only === undefined || name === only);
  if (only !== undefined && wanted.length === 0) {
    const suggestion = nearest(only, providerNames);
    throw new UsageError(
      `There is no provider "${only}".${suggestion ? ` Did you mean "${suggestion}"?` : ""} The providers are ${providerNames.join(", ")}.`,
    );
  }
  const listed = await Promise.all(wanted.map((provider) => describeProvider(provider, context.environment)));
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
