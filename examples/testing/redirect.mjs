// Loaded before a recipe in its test: what would go to a vendor goes to the server on loopback that stands for it.
const servers = JSON.parse(process.env.LEGENDA_SERVERS ?? "{}");
const fetch = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const server = servers[url.origin];
  if (!server) throw new Error(`No server stands for ${url.origin}.`);
  return fetch(server + url.pathname + url.search, init);
};
