import http, { type IncomingMessage, type ServerResponse } from "node:http";
import net, { type AddressInfo, type Socket } from "node:net";

export interface TestServer {
  readonly port: number;
  readonly origin: string;
  /** The paths that were asked for, with their queries. */
  readonly requests: string[];
  readonly headers: http.IncomingHttpHeaders[];
  /** Resolves when no connection is open any more. */
  closed(): Promise<void>;
  stop(): Promise<void>;
}

/** A real HTTP server on loopback. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<TestServer> {
  const requests: string[] = [];
  const headers: http.IncomingHttpHeaders[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request.url ?? "");
    headers.push(request.headers);
    answer(request, response);
  });
  return started(server, { requests, headers });
}

/** A server that speaks no HTTP but what it is told to. */
export async function serveRaw(answer: (socket: Socket) => void): Promise<TestServer> {
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => answer(socket));
  });
  return started(server, { requests: [], headers: [] });
}

async function started(server: net.Server, log: Pick<TestServer, "requests" | "headers">): Promise<TestServer> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...log,
    port,
    origin: `http://127.0.0.1:${port}`,
    async closed() {
      for (let waited = 0; sockets.size > 0; waited += 10) {
        if (waited > 2000) throw new Error(`${sockets.size} connections are still open.`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
