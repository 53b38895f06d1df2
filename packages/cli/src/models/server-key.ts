import type { Environment } from "../environment/environment.js";

/** Where a model, and so the address of its server, was named. */
export type NamedBy = "flag" | "environment" | "file";

export const serverKeyVariable = "LEGENDA_API_KEY";
export const modelVariable = "LEGENDA_MODEL";

export interface ServerKey {
  readonly key: string | undefined;
  /** Why a key that is set is not sent. */
  readonly withheld: string | undefined;
}

/**
 * The key for a compatible server: `LEGENDA_API_KEY`, never a provider's own. It is sent only to an address that the same
 * person named:
 *
 * - A `.env` file may be in a folder from somebody else. An address in it never gets a key of the real environment.
 * - If `LEGENDA_MODEL` is an address, the key beside it belongs to that address, and a flag does not redirect it.
 */
export function serverKey(base: string, namedBy: NamedBy, environment: Environment): ServerKey {
  const key = environment.values[serverKeyVariable]?.trim();
  if (!key) return { key: undefined, withheld: undefined };
  const keyIsOfFile = environment.fromFile.has(serverKeyVariable);
  if (namedBy === "file" && !keyIsOfFile) {
    return withhold(
      `the address is in ${environment.file} and the key is not. Put both there, or name the address with --base-url`,
    );
  }
  const owner = environment.values[modelVariable] ?? "";
  const sameSource = environment.fromFile.has(modelVariable) === keyIsOfFile;
  if (sameSource && /^https?:/i.test(owner) && originOf(owner) !== originOf(base)) {
    return withhold(
      `it belongs to ${modelVariable}, which names a server with another address. Set ${serverKeyVariable} for this run to send it`,
    );
  }
  return { key, withheld: undefined };
}

function withhold(why: string): ServerKey {
  return { key: undefined, withheld: `${serverKeyVariable} is not sent: ${why}.` };
}

function originOf(address: string): string | undefined {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  return URL.canParse(text) ? new URL(text).origin : undefined;
}
