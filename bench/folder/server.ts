/**
 * A server that answers chat completions at once, in a process of its own. With a limit it lets so many through in a
 * second (a bucket of a tenth of a second's worth), and answers the others with 429 and the time to wait, as OpenAI does.
 * It prints its address, and what it has counted when it is asked: `GET /counts`.
 *
 *   node server.js [requests a second]
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const limit = Number(process.argv[2] ?? Number.POSITIVE_INFINITY);
const capacity = limit / 10;
let tokens = capacity;
let filledAt = performance.now();
let answered = 0;
let refused = 0;
let firstAt: number | undefined;
let lastAt = 0;

/** Whether one more is within the limit; else how many milliseconds are to be waited. */
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
    response.end(reply);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
