import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Failed, piecesOf, type Said, type Scenario, say } from "./scenario.js";

/** A request as it came in. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed JSON body; `undefined` where there was none. */
  readonly body: unknown;
  /** The body as it came. */
  readonly text: string;
}

/** How one vendor words things. */
export interface Vendor {
  /** Checks address and body as the vendor would; a failure is answered in place of the scenario. */
  check(request: RecordedRequest): Failed | undefined;
  streams(request: RecordedRequest): boolean;
  /** The body of a whole answer. */
  reply(said: Said, request: RecordedRequest): unknown;
  /** A streamed answer as whole events, their line ends included: what opens it, one for each piece, what ends it (the end mark last). */
  events(
    said: Said,
    pieces: readonly string[],
    request: RecordedRequest,
  ): {
    readonly opening: readonly string[];
    readonly pieces: readonly string[];
    readonly closing: readonly string[];
  };
  /** `status` where the vendor answers with another one than the scenario's. */
  error(
    failed: Failed,
    request: RecordedRequest,
  ): {
    readonly body: unknown;
    readonly headers?: Readonly<Record<string, string>>;
    readonly status?: number;
  };
  /** An error in the middle of a stream. */
  errorEvent(): string;
}

/** A vendor's server on loopback. */
export interface VendorServer extends AsyncDisposable {
  /** `http://127.0.0.1:…`, without a slash at its end. */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** What to do with the next requests, one after the other, the last again and again; or by a function. */
  script(...scenarios: readonly Scenario[]): void;
  script(choose: (request: RecordedRequest, index: number) => Scenario): void;
  /** How many requests the script has answered; those that the vendor's own check refuses do not count. */
  readonly answered: number;
  /** How many requests are being answered, and whose client has not left. */
  readonly open: number;
  close(): Promise<void>;
}

export async function vendorServer(vendor: Vendor): Promise<VendorServer> {
  const requests: RecordedRequest[] = [];
  let choose: (request: RecordedRequest, index: number) => Scenario = () => say("A wolf in the snow.");
  let answered = 0;
  let open = 0;

  const server = createServer((incoming, outgoing) => {
    open++;
    outgoing.once("close", () => open--);
    void receive(incoming)
      .then((request) => {
        requests.push(request);
        return answer(vendor, request, vendor.check(request) ?? choose(request, answered++), outgoing);
      })
      .catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 1000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    script(...scenarios: readonly unknown[]) {
      answered = 0;
      const [first] = scenarios;
      choose =
        typeof first === "function"
          ? (first as typeof choose)
          : (_, index) => scenarios[Math.min(index, scenarios.length - 1)] as Scenario;
    },
    get open() {
      return open;
    },
    get answered() {
      return answered;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function receive(incoming: IncomingMessage): Promise<RecordedRequest> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString("utf8");
  const json = /json/.test(incoming.headers["content-type"] ?? "") && text !== "";
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "",
    headers: incoming.headers,
    body: json ? JSON.parse(text) : undefined,
    text,
  };
}

async function answer(vendor: Vendor, request: RecordedRequest, scenario: Scenario, outgoing: ServerResponse): Promise<void> {
  const streams = vendor.streams(request) !== (scenario.kind === "text" && scenario.otherForm === true);
  if (scenario.kind === "redirect") {
    outgoing.writeHead(scenario.status, { location: scenario.location }).end();
    return;
  }
  if (scenario.kind === "error") {
    const { body, headers, status = scenario.status } = vendor.error(scenario, request);
    outgoing.writeHead(status, { "content-type": "application/json", ...headers, ...scenario.headers });
    outgoing.end(JSON.stringify(body));
    return;
  }
  if (scenario.kind === "broken") {
    if (scenario.how === "silent") return;
    if (scenario.how === "before") return void outgoing.destroy();
    if (scenario.how === "page") {
      outgoing.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Welcome</title>");
      return;
    }
    if (scenario.how === "trickle") {
      outgoing.writeHead(200, { "content-type": streams ? "text/event-stream" : "application/json" });
      for (; !outgoing.destroyed; await sleep(20)) await write(outgoing, streams ? ": still here\n\n" : " ");
      return;
    }
    const said = say("A wolf in the snow.");
    if (!streams) {
      const body = scenario.how === "malformed" ? "<html>Bad gateway</html>" : JSON.stringify(vendor.reply(said, request));
      const cut = scenario.how === "malformed" ? body : body.slice(0, body.length >> 1);
      outgoing.writeHead(200, {
        "content-type": "application/json",
        ...(cut !== body && { "content-length": Buffer.byteLength(body) }),
      });
      outgoing.write(cut, () => (cut === body ? outgoing.end() : outgoing.destroy()));
      return;
    }
    const { opening, pieces } = vendor.events(said, piecesOf(said), request);
    outgoing.writeHead(200, { "content-type": "text/event-stream" });
    await write(outgoing, [...opening, pieces[0] ?? ""].join(""));
    await sleep(10);
    if (scenario.how === "between") return void outgoing.destroy();
    if (scenario.how === "middle") {
      await write(outgoing, (pieces[1] ?? "").slice(0, 12));
      await sleep(10);
      return void outgoing.destroy();
    }
    if (scenario.how === "malformed") await write(outgoing, 'data: {"broken\n\n');
    else if (scenario.how === "error-event") await write(outgoing, vendor.errorEvent());
    else await write(outgoing, [...pieces.slice(1)].join(""));
    outgoing.end();
    return;
  }
  await speak(vendor, request, scenario, outgoing, streams);
}

async function speak(
  vendor: Vendor,
  request: RecordedRequest,
  said: Said,
  outgoing: ServerResponse,
  streams: boolean,
): Promise<void> {
  if (!streams) {
    if (said.delayMs) await sleep(said.delayMs);
    outgoing.writeHead(200, { "content-type": "application/json", ...said.headers });
    outgoing.end(JSON.stringify(vendor.reply(said, request)));
    return;
  }
  outgoing.writeHead(200, { "content-type": "text/event-stream", ...said.headers });
  const { opening, pieces, closing } = vendor.events(said, piecesOf(said), request);
  for (const event of opening) await write(outgoing, event);
  for (const event of pieces) {
    if (said.delayMs) await sleep(said.delayMs);
    if (outgoing.destroyed) return;
    await write(outgoing, event);
  }
  for (const event of closing) await write(outgoing, event);
  outgoing.end();
}

function write(outgoing: ServerResponse, text: string): Promise<void> {
  return new Promise((resolve) => outgoing.write(text, () => resolve()));
}
