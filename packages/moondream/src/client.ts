import { apiKeyOf, httpTransport, type Transport } from "@legenda/core/provider";
import type { MoondreamOptions } from "./options.js";

const cloud = "https://api.moondream.ai/v1";

/** The way to the cloud, or to a server of one's own. */
export function transportTo({ baseURL = cloud, apiKey: given, headers, fetch }: MoondreamOptions): Transport {
  const isCloud = URL.canParse(baseURL) && new URL(baseURL).origin === new URL(cloud).origin;
  // The environment's key is the cloud's: no other server may see it.
  const apiKey = isCloud ? apiKeyOf("moondream", given, ["MOONDREAM_API_KEY"]) : given;
  return httpTransport({ baseURL, apiKey, headers: { "x-moondream-auth": apiKey }, ownHeaders: headers, fetch });
}
