import type { Model } from "@legenda/core";
import type { CommandContext } from "../command-context.js";
import { loadProvider } from "../models/load-provider.js";
import { readModelName } from "../models/model-name.js";
import { modelOf } from "../models/model-of.js";
import { addressInFile, keyVariableOf } from "../models/provider-key.js";
import { findProvider, type Provider } from "../models/provider-table.js";
import { type NamedBy, serverKey, serverKeyVariable } from "../models/server-key.js";

/** The model that the doctor checks, with what decides whether it can work. */
export interface TargetModel {
  readonly name: string;
  readonly because: string | undefined;
  readonly model: Model;
  /** `undefined` for a server that is named by its address. */
  readonly provider: Provider | undefined;
  /** Where requests go, unless that is the provider's own address. */
  readonly address: string | undefined;
  /** The variable whose key is sent; `undefined` if none is. */
  readonly keyVariable: string | undefined;
  /** Why a key that is set is not sent. */
  readonly withheld: string | undefined;
}

export async function targetModel(
  { name, because, namedBy }: { readonly name: string; readonly because: string | undefined; readonly namedBy: NamedBy },
  baseUrl: string | undefined,
  { environment, cwd }: CommandContext,
): Promise<TargetModel> {
  const model = await modelOf(name, { environment, cwd, baseUrl, namedBy });
  const parsed = readModelName(name, baseUrl);
  const common = { name, because, model };
  if (parsed.kind === "server") {
    const { key, withheld } = serverKey(parsed.base, namedBy, environment);
    return {
      ...common,
      provider: undefined,
      address: parsed.base,
      keyVariable: key === undefined ? undefined : serverKeyVariable,
      withheld,
    };
  }
  const provider =
    parsed.kind === "package" ? (await loadProvider(parsed.package, cwd))?.description : findProvider(parsed.provider);
  const address = parsed.base ?? (provider && (addressInFile(provider, environment) ?? provider.address));
  return { ...common, provider, address, keyVariable: provider && keyVariableOf(provider, environment), withheld: undefined };
}
