/** Acme's own side, for tests: how it checks requests, and words replies, events and errors. */
import { fail, type Said, type Vendor } from "@legenda/conformance/server";

const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const finishes = { stop: "done", length: "too_long", refusal: "done", filtered: "blocked" } as const;

const ending = ({ finish = "stop", usage }: Said) => ({
  finish: finishes[finish],
  model: "acme-vision-1",
  ...(usage && { usage: { input: usage.input, output: usage.output } }),
});

export const acmeVendor: Vendor = {
  check: ({ path, headers }) => {
    if (path !== "/generate") return fail(404, { message: "There is no such path." });
    return headers.authorization ? undefined : fail(401, { message: "There is no key." });
  },
  streams: ({ body }) => (body as { readonly stream?: boolean }).stream === true,
  reply: (said) => ({ text: said.text, ...ending(said) }),
  events: (said, pieces) => ({
    opening: [],
    pieces: pieces.map((piece) => event({ piece })),
    closing: [event(ending(said)), "data: [DONE]\n\n"],
  }),
  error: ({ status, message = "It failed.", code, headers, retryAfterMs }) => ({
    body: { error: { message, ...(code && { code }) } },
    headers: { ...headers, ...(retryAfterMs !== undefined && { "retry-after-ms": String(retryAfterMs) }) },
    status,
  }),
  errorEvent: () => event({ error: { message: "It failed.", code: "server_error" } }),
};
