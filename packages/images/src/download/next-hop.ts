import { checkUrl, forbidden, type UrlPolicy } from "./url-policy.js";

/** Where a redirect leads, after the same checks that the first URL passed. */
export function nextHop(from: URL, location: string, policy: UrlPolicy): URL {
  const to = URL.parse(location, from.href);
  if (!to) throw forbidden(from, "redirects to what is no URL");
  if (from.protocol === "https:" && to.protocol === "http:") throw forbidden(from, "redirects from https to http");
  return checkUrl(to, policy);
}
