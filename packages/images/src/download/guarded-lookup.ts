import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { forbidden, mayConnect, type UrlPolicy } from "./url-policy.js";

/** Gives all addresses of a host name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const system: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * A `lookup` for the socket itself: the addresses that are checked are those that are connected to, so that a name
 * which changes its mind between a check and a connection (DNS rebinding) gains nothing. One bad address spoils all.
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
      if (addresses.length === 0) throw Object.assign(new Error("The name has no address."), { code: "ENOTFOUND" });
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
