/**
 * The server's address, without the path of the Messages API, which is appended to it.
 *
 * @throws {TypeError} when it is not an address, or holds credentials
 * @example
 * baseUrlOf("https://gateway.example.com/anthropic/v1"); // "https://gateway.example.com/anthropic"
 */
export function baseUrlOf(given: string): string {
  const text = given.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new TypeError(
      "The baseURL is not an http: or https: address. Pass one such as https://api.anthropic.com, without /v1.",
    );
  const url = new URL(text);
  if (url.username || url.password)
    throw new TypeError(`The baseURL of ${url.host} holds credentials. Pass the key as { apiKey }.`);
  return `${url.origin}${url.pathname.replace(/\/+$/, "").replace(/\/v1(\/messages)?$/, "")}${url.search}`;
}
