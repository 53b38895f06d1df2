import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { forbidden, mayConnect, type UrlPolicy } from "./url-policy.js";

/** Returns all addresses of a host name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const system: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * A `lookup` for the socket itself: the checked addresses are those that are connected to, so a name
 * that resolves differently between check and connection (DNS rebinding) is harmless. One forbidden address fails the lookup.
 */
export function guardedLookup(url: URL, policy: UrlPolicy, resolve: Resolve = system): LookupFunction {
  return (hostname, options, callback) => {
    const answer = async () => {
      const found = await resolve(hostname);
      if (!found.every(({ address }) => mayConnect(address, policy))) {
        throw forbidden(url, "does not point to the public internet");
      }
      const family = options.family === 4 || options.family === 6 ? options.family : undefined;
      const addresses = found.filter((each) => family === undefined || each.family === family);
      if (addresses.length === 0) throw Object.assign(new Error("The host name has no address."), { code: "ENOTFOUND" });
      return addresses;
    };
    answer().then(
      ([first, ...others]) => {
        if (!first) return;
        if (options.all) callback(null, [first, ...others]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, options.all ? [] : "", 0),
    );
  };
}
