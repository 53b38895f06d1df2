/** Matches keys of any vendor: a prefix such as `sk-`, or a bearer token. */
const keyLike = /\b(sk|pk|rk|xai|gsk|key|AIza)[-_]?[A-Za-z0-9_-]{16,}|\bBearer\s+[^\s"']+/gi;
/** Matches image data that a vendor quotes: a data URI, or a long run of base64, in one line or several. */
const imageData =
  /data:\s*[\w/+.-]+\s*(?:;[^,;]{0,40})*,\s*[A-Za-z0-9+/=]*(?:\s+[A-Za-z0-9+/=]{40,})*|[A-Za-z0-9+/]{100,}={0,2}(?:\s+[A-Za-z0-9+/]{20,}={0,2})*|[A-Za-z0-9+/]{60,}(?:\s+[A-Za-z0-9+/]{20,}={0,2})+/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Texts are shortened to this before they are searched, so that a long one does not slow the expressions down. */
const searched = 20_000;
const maxLength = 500;

/** Makes a vendor's message safe for an error: without keys, images and control characters, at most 500 characters. */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  let safe = text.slice(0, searched);
  for (const secret of secrets) if (secret && secret.length >= 4) safe = safe.replaceAll(secret, "[key]");
  safe = safe.replace(imageData, "[data]").replace(keyLike, "[key]").replace(controls, " ").trim();
  return safe.length > maxLength ? `${safe.slice(0, maxLength - 1)}…` : safe;
}

/** Makes a vendor's identifier, such as a request id, a code or a model's name, safe for a reply or an error. */
export function redactName(text: string | undefined, secrets: readonly (string | undefined)[] = []): string | undefined {
  if (!text) return undefined;
  // Most are short and plain, so they cannot contain a key or an image.
  const safe = text.length <= 64 && /^[\w.:/@+-]*$/.test(text) && !secrets.some((secret) => secret && text.includes(secret));
  return safe ? text : redact(text, secrets).slice(0, 200) || undefined;
}
