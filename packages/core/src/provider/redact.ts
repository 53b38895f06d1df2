/** What looks like a key whatever the vendor: a prefix such as `sk-`, or a bearer token. */
const keyLike = /\b(sk|pk|rk|xai|gsk|key|AIza)[-_]?[A-Za-z0-9_-]{16,}|\bBearer\s+[^\s"']+/gi;
/** Image data that a vendor quotes back. */
const base64Run = /(?:data:[\w/+.-]+;base64,)?[A-Za-z0-9+/]{200,}={0,2}/g;

/** A vendor's words as they may stand in an error: no key, no image, and not without end. */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  let safe = text;
  for (const secret of secrets) if (secret && secret.length >= 4) safe = safe.replaceAll(secret, "[key]");
  safe = safe.replace(base64Run, "[data]").replace(keyLike, "[key]");
  return safe.length > 500 ? `${safe.slice(0, 499)}…` : safe;
}
