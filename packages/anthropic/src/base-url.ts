/**
 * The server's base URL, without the path of the Messages API, which is appended to it.
 *
 * @throws {TypeError} if it is not a URL, or contains credentials
 * @example
 * baseUrlOf("https://gateway.example.com/anthropic/v1"); // "https://gateway.example.com/anthropic"
 */
export function baseUrlOf(baseURL: string): string {
  const text = baseURL.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new TypeError("The baseURL is not an http: or https: URL. Pass one such as https://api.anthropic.com, without /v1.");
  const url = new URL(text);
  if (url.username || url.password)
    throw new TypeError(`The baseURL of ${url.host} contains credentials. Pass the key as { apiKey }.`);
  return `${url.origin}${url.pathname.replace(/\/+$/, "").replace(/\/v1(\/messages)?$/, "")}${url.search}`;
}
