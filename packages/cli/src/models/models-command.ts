import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { nearest } from "../options/values/nearest.js";
import { UsageError } from "../usage-error.js";
import { chooseName } from "./choose-model.js";
import { describeProvider } from "./describe-provider.js";
import { modelsTable } from "./models-table.js";
import { providerNames, providers } from "./provider-table.js";

/** Lists providers, their keys (whether set, never the value), and the models whose prices are known. */
export async function modelsCommand(
  [only]: readonly string[],
  { json }: { readonly json: boolean },
  context: CommandContext,
): Promise<number> {
  const wanted = providers.filter(({ name }) => only === undefined || name === only);
  if (only !== undefined && wanted.length === 0) {
    const meant = nearest(only, providerNames);
    throw new UsageError(
      `There is no provider "${only}".${meant ? ` Did you mean "${meant}"?` : ""} There are ${providerNames.join(", ")}.`,
    );
  }
  const listed = await Promise.all(wanted.map((provider) => describeProvider(provider, context.environment)));
  // What a run would take; a question is not asked here.
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
