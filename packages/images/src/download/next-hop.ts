import { checkUrl, forbidden, type UrlPolicy } from "./url-policy.js";

/**
 * The target of a redirect, after the same checks as for the first URL.
 *
 * @throws {ImageError} if the target may not be fetched
 */
export function nextHop(from: URL, location: string, policy: UrlPolicy): URL {
  const to = URL.parse(location, from.href);
  if (!to) throw forbidden(from, "redirects to something that is not a URL");
  if (from.protocol === "https:" && to.protocol === "http:") throw forbidden(from, "redirects from https to http");
  return checkUrl(to, policy);
}
