import type { Capabilities, Finish, Model, ModelReply, ModelRequest, Usage } from "../model.js";

/** One reply: a text, an error to throw, or the details of a reply. */
export type TestReply =
  | string
  | Error
  | {
      readonly text?: string;
      /** Sent as JSON, instead of `text`. */
      readonly value?: unknown;
      /**
       * The pieces of the stream.
       *
       * @default the words of the text
       */
      readonly chunks?: readonly string[];
      readonly finish?: Finish;
      readonly usage?: Usage;
      /** The delay before the reply, or before each piece of a stream, in milliseconds. */
      readonly delayMs?: number;
      /** Ends the stream after its pieces with this error, or (`"cut"`) without its end mark. */
      readonly breaks?: Error | "cut";
    };

export interface TestModelOptions {
  readonly provider?: string;
  readonly id?: string;
  readonly capabilities?: Partial<Capabilities>;
}

export interface TestModel extends Model {
  /** All requests, in the order in which they arrived. */
  readonly requests: readonly ModelRequest[];
}

/**
 * A model that returns ready replies: from a list, whose last reply is repeated, or from a function.
 *
 * @example
 * const model = testModel("A wolf in the snow.");
 * await promptTemplate("Caption {url:image}").call(model)("https://example.com/wolf.jpg"); // "A wolf in the snow."
 * model.requests.length; // 1
 */
export function testModel(
  replies: TestReply | readonly TestReply[] | ((request: ModelRequest, index: number) => TestReply | Promise<TestReply>),
  options: TestModelOptions = {},
): TestModel {
  const { provider = "test", id = "test-model" } = options;
  const requests: ModelRequest[] = [];

  async function next(request: ModelRequest): Promise<Exclude<TestReply, string | Error>> {
    request.signal?.throwIfAborted();
    const index = requests.push(request) - 1;
    const reply = typeof replies === "function" ? await replies(request, index) : pick(replies, index);
    if (reply instanceof Error) throw reply;
    return typeof reply === "string" ? { text: reply } : reply;
  }

  function replyOf(reply: Exclude<TestReply, string | Error>): ModelReply {
    const { finish = "stop", usage = { inputTokens: 10, outputTokens: 5 } } = reply;
    return { text: textOf(reply), finish, usage, provider, model: id, raw: reply };
  }

  return {
    specification: "v1",
    provider,
    id,
    capabilities: { ...capabilities, ...options.capabilities },
    requests,
    async generate(request) {
      const reply = await next(request);
      await pause(reply.delayMs, request.signal);
      if (reply.breaks instanceof Error) throw reply.breaks;
      return replyOf(reply);
    },
    async *stream(request) {
      const reply = await next(request);
      for (const text of reply.chunks ?? textOf(reply).match(/\s*\S+\s*$|\s*\S+/g) ?? []) {
        await pause(reply.delayMs, request.signal);
        yield { type: "text", text };
      }
      if (reply.breaks instanceof Error) throw reply.breaks;
      if (reply.breaks !== "cut") yield { type: "end", reply: replyOf(reply) };
    },
  };
}

const capabilities: Capabilities = {
  images: { mediaTypes: ["image/jpeg", "image/png", "image/gif", "image/webp"], urls: true },
  structuredOutput: ["schema"],
  streaming: true,
};

function pick(replies: TestReply | readonly TestReply[], index: number): TestReply {
  if (!Array.isArray(replies)) return replies as TestReply;
  const reply = (replies as readonly TestReply[])[Math.min(index, replies.length - 1)];
  if (reply === undefined) throw new TypeError("testModel needs at least one reply.");
  return reply;
}

function textOf(reply: Exclude<TestReply, string | Error>): string {
  return reply.text ?? (reply.value === undefined ? (reply.chunks?.join("") ?? "") : JSON.stringify(reply.value));
}

function pause(ms: number | undefined, signal: AbortSignal | undefined): Promise<void> {
  if (ms === undefined) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    function done() {
      signal?.removeEventListener("abort", abort);
      resolve();
    }
    function abort() {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener("abort", abort, { once: true });
  });
}
