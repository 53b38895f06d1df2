import { isIP } from "node:net";
import { ImageError } from "@legenda/core";
import { shortUrl } from "@legenda/core/provider";
import { isPrivateAddress, isPublicAddress } from "./public-address.js";

/** Which hosts and networks may be fetched from. */
export interface UrlPolicy {
  /**
   * The only hosts that may be fetched, such as `"example.com"`, `"*.example.com"` (its subdomains) or
   * `"cdn.example.com:8443"` (with a port other than 80 and 443). Without it, any public host.
   */
  readonly allowHosts?: readonly string[];
  /**
   * Whether loopback and private networks are allowed as well. Cloud metadata and link-local addresses are always refused.
   *
   * @default false
   */
  readonly allowPrivate?: boolean;
}

const USUAL_PORTS: readonly string[] = ["", "80", "443"];

/**
 * Checks the URL itself, before any name is resolved. Every hop of a redirect is checked by this function.
 *
 * @throws {ImageError} with the reason `"bad-url"` or `"forbidden-url"`
 */
export function checkUrl(input: string | URL, policy: UrlPolicy): URL {
  const text = String(input);
  const url = URL.parse(text);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw badUrl(text, "is not an http: or https: URL");
  }
  if (url.username !== "" || url.password !== "") throw badUrl(text, "contains a user name or a password");
  const listed = policy.allowHosts?.some((pattern) => matches(url, pattern));
  if (listed === false) throw forbidden(url, "is on a host that is not in allowHosts");
  if (!USUAL_PORTS.includes(url.port) && !policy.allowHosts?.some((pattern) => matches(url, pattern) && /:\d+$/.test(pattern))) {
    throw forbidden(url, `uses port ${url.port}; to allow it, list the host with its port in allowHosts`);
  }
  // A connection to a literal address resolves no name, so the check at the lookup never sees it.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) && !mayConnect(host, policy)) throw forbidden(url, "does not point to the public internet");
  return url;
}

/** Whether a connection to an IP address may be made. */
export function mayConnect(address: string, { allowPrivate = false }: UrlPolicy): boolean {
  return isPublicAddress(address) || (allowPrivate && isPrivateAddress(address));
}

export function forbidden(url: URL, why: string): ImageError {
  const source = shortUrl(url.href);
  return new ImageError(`${source} is not fetched: it ${why}.`, { reason: "forbidden-url", source });
}

function badUrl(url: string, why: string): ImageError {
  const source = shortUrl(url);
  return new ImageError(`${source} cannot be fetched: it ${why}.`, { reason: "bad-url", source });
}

function matches(url: URL, pattern: string): boolean {
  const [, host = "", port] = /^(.*?)(?::(\d+))?$/.exec(pattern.toLowerCase()) ?? [];
  if (port !== undefined && port !== (url.port || (url.protocol === "https:" ? "443" : "80"))) return false;
  const hostname = url.hostname.replace(/\.$/, "");
  return host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host;
}
