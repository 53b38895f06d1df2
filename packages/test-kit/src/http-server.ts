import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface ReceivedRequest {
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpServer extends AsyncDisposable {
  /** `http://127.0.0.1:1234` */
  readonly url: string;
  readonly port: number;
  /** Every request that arrived whole, in order. */
  readonly requests: readonly ReceivedRequest[];
  /** How many connections were opened. */
  readonly connections: number;
}

/**
 * Starts an HTTP server on loopback, which answers each request once its body has arrived. It is closed, with all its
 * connections, when it is disposed of. Or pass one of Vitest's hooks, such as `onTestFinished`.
 */
export async function httpServer(
  answer: (response: ServerResponse, request: ReceivedRequest) => unknown,
  atEnd?: (close: () => Promise<void>) => void,
): Promise<HttpServer> {
  const requests: ReceivedRequest[] = [];
  let connections = 0;
  const server = createServer(async (incoming, response) => {
    // A client may leave before its body has arrived.
    const body = await text(incoming).catch(() => undefined);
    if (body === undefined) return;
    const request = { method: incoming.method ?? "", path: incoming.url ?? "", headers: incoming.headers, body };
    requests.push(request);
    await answer(response, request);
  });
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  atEnd?.(close);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    get connections() {
      return connections;
    },
    [Symbol.asyncDispose]: close,
  };
}
