import { apiKeyOf, httpTransport, type Transport } from "@legenda/core/provider";
import type { MoondreamOptions } from "./options.js";

const cloud = "https://api.moondream.ai/v1";

/** Creates the transport to the cloud, or to another server. */
export function transportTo({ baseURL = cloud, apiKey: keyOption, headers, fetch }: MoondreamOptions): Transport {
  const isCloud = URL.canParse(baseURL) && new URL(baseURL).origin === new URL(cloud).origin;
  // The key in the environment is that of the cloud: it is not sent to other servers.
  const apiKey = isCloud ? apiKeyOf("moondream", keyOption, ["MOONDREAM_API_KEY"]) : keyOption;
  return httpTransport({ baseURL, apiKey, headers: { "x-moondream-auth": apiKey }, ownHeaders: headers, fetch });
}
