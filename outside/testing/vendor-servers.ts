import { say } from "@legenda/conformance/server";
import { anthropicServer, googleServer, moondreamServer, openaiServer } from "@legenda/loopback";

/** Servers on loopback for all providers of the app, each with a caption of its own. */
export interface VendorServers extends AsyncDisposable {
  /** What the app takes: the address of each provider's server. */
  readonly urls: Readonly<Record<string, string>>;
  /** What the app must return. */
  readonly captions: Readonly<Record<string, string>>;
}

export async function vendorServers(): Promise<VendorServers> {
  const servers = {
    anthropic: await anthropicServer(),
    google: await googleServer(),
    moondream: await moondreamServer(),
    openai: await openaiServer(),
  };
  const captions: Record<string, string> = {};
  for (const [name, server] of Object.entries(servers)) {
    captions[name] = `A pixel, as ${name} sees it.`;
    server.script(say(captions[name]));
  }
  return {
    captions,
    urls: Object.fromEntries(Object.entries(servers).map(([name, { url }]) => [name, url])),
    async [Symbol.asyncDispose]() {
      await Promise.all(Object.values(servers).map((server) => server.close()));
    },
  };
}
