/**
 * A server that answers chat completions at once, in a process of its own. With `--per-second` it lets so many through in a
 * second (a bucket of a tenth of a second's worth), and answers the others with 429 and the time to wait, as OpenAI does.
 * With `--hold` it answers no request of more than 10 KB until so many have arrived. It prints its address, and returns its counts at `GET /counts`.
 *
 *   node server.js [--per-second=<count>] [--hold=<count>]
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { "per-second": { type: "string" }, hold: { type: "string" } } });
const limit = Number(values["per-second"] ?? Number.POSITIVE_INFINITY);
const hold = Number(values.hold ?? 0);
const held: (() => void)[] = [];
const capacity = limit / 10;
let tokens = capacity;
let filledAt = performance.now();
let answered = 0;
let refused = 0;
let firstAt: number | undefined;
let lastAt = 0;

/** Takes one from the bucket: 0 where it is within the limit, else how many milliseconds to wait. */
function take(): number {
  if (limit === Number.POSITIVE_INFINITY) return 0;
  const now = performance.now();
  tokens = Math.min(capacity, tokens + ((now - filledAt) * limit) / 1_000);
  filledAt = now;
  if (tokens < 1) return Math.ceil(((1 - tokens) * 1_000) / limit);
  tokens--;
  return 0;
}

const reply = JSON.stringify({
  id: "chatcmpl-bench",
  object: "chat.completion",
  created: 1_790_000_000,
  model: "bench",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: "A small picture.", refusal: null },
      logprobs: null,
      finish_reason: "stop",
    },
  ],
  usage: { prompt_tokens: 300, completion_tokens: 5, total_tokens: 305 },
});
const tooMany = JSON.stringify({
  error: { message: "Rate limit reached.", type: "requests", param: null, code: "rate_limit_exceeded" },
});

const server = createServer((request, response) => {
  if (request.url === "/counts") {
    response.end(JSON.stringify({ answered, refused, elapsedMs: lastAt - (firstAt ?? lastAt) }));
    return;
  }
  request.resume().on("end", () => {
    const waitMs = take();
    response.setHeader("content-type", "application/json");
    if (waitMs > 0) {
      refused++;
      response.writeHead(429, { "retry-after-ms": String(waitMs) }).end(tooMany);
      return;
    }
    answered++;
    lastAt = performance.now();
    firstAt ??= lastAt;
    if (hold > 0 && Number(request.headers["content-length"]) < 10_000) {
      response.end(reply);
      return;
    }
    held.push(() => response.end(reply));
    if (held.length >= hold) for (const answer of held.splice(0)) answer();
  });
});
server.keepAliveTimeout = 60_000;
// A thousand connections at once.
server.listen({ port: 0, host: "127.0.0.1", backlog: 2_048 }, () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
