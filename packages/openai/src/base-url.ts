/** Local and private hosts, for which the default scheme is http. */
const nearby =
  /^(localhost|[\w-]+\.localhost|host\.docker\.internal|[\w-]+\.local|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[.*\])(:\d+)?(\/|$)/i;

/**
 * The base URL for a host, a base URL, or the full URL of an endpoint.
 *
 * @throws {TypeError} if it is not a URL, or contains credentials
 * @example
 * baseUrlOf("localhost:11434"); // "http://localhost:11434/v1"
 * baseUrlOf("https://api.inference.net/v1/chat/completions"); // "https://api.inference.net/v1"
 */
export function baseUrlOf(baseURL: string): string {
  const text = baseURL.trim();
  const address = /^https?:\/\//i.test(text) ? text : `${nearby.test(text) ? "http" : "https"}://${text}`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) !== /^https?:\/\//i.test(text) || !URL.canParse(address)) {
    throw new TypeError(
      "The baseURL is not an http: or https: URL. Pass a host (localhost:11434), a base (https://api.example.com/v1) or the full URL of chat completions.",
    );
  }
  const url = new URL(address);
  if (url.username || url.password)
    throw new TypeError(`The baseURL of ${url.host} contains credentials. Pass the key as { apiKey }.`);
  const path = url.pathname.replace(/\/+$/, "").replace(/\/(chat\/completions|completions|responses|models)$/, "");
  return `${url.origin}${path || "/v1"}${url.search}`;
}

/** The base URL of OpenAI. */
export const vendorBaseURL = "https://api.openai.com/v1";

/** The base URL of OpenAI, or the one that the official client reads from the environment. */
export function defaultBaseURL(): string {
  return baseUrlOf(globalThis.process?.env?.OPENAI_BASE_URL?.trim() || vendorBaseURL);
}
