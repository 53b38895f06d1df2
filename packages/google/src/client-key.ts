/** The key of a client of the user's, where it shows one: it must stand in no error. */
export function clientKey(client: object): string | undefined {
  const { apiKey } = client as { apiKey?: unknown };
  return typeof apiKey === "string" ? apiKey : undefined;
}
