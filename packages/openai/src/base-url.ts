/** Machines of one's own, which speak plain http. */
const nearby =
  /^(localhost|[\w-]+\.localhost|host\.docker\.internal|[\w-]+\.local|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[.*\])(:\d+)?(\/|$)/i;

/**
 * The base URL that the client takes, out of a host, a base, or the full address of a call.
 *
 * @throws {TypeError} when it is no address, or holds credentials
 * @example
 * baseUrlOf("localhost:11434"); // "http://localhost:11434/v1"
 * baseUrlOf("https://api.inference.net/v1/chat/completions"); // "https://api.inference.net/v1"
 */
export function baseUrlOf(given: string): string {
  const text = given.trim();
  const address = /^https?:\/\//i.test(text) ? text : `${nearby.test(text) ? "http" : "https"}://${text}`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) !== /^https?:\/\//i.test(text) || !URL.canParse(address)) {
    throw new TypeError(
      "The baseURL is no http: or https: address. Pass a host (localhost:11434), a base (https://api.example.com/v1) or the full address of chat completions.",
    );
  }
  const url = new URL(address);
  if (url.username || url.password)
    throw new TypeError(`The baseURL of ${url.host} holds credentials. Pass the key as { apiKey }.`);
  const path = url.pathname.replace(/\/+$/, "").replace(/\/(chat\/completions|completions|responses|models)$/, "");
  return `${url.origin}${path || "/v1"}${url.search}`;
}

/** OpenAI's own address. */
export const vendorBaseURL = "https://api.openai.com/v1";

/** OpenAI's address, or the one that its own clients read from the environment. */
export function defaultBaseURL(): string {
  return baseUrlOf(globalThis.process?.env?.OPENAI_BASE_URL?.trim() || vendorBaseURL);
}
