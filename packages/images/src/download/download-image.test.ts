import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { ImageError } from "@legenda/core";
import { errorOf } from "@legenda/test-kit";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { photograph } from "../testing/pictures.js";
import { reasonOf } from "../testing/reason-of.js";
import { serve, serveRaw, type TestServer } from "../testing/server.js";
import { type DownloadOptions, downloadImage } from "./download-image.js";

let png: Buffer;
const servers: TestServer[] = [];

beforeAll(async () => {
  png = await photograph(60, 40);
});

afterEach(async () => {
  // Whatever became of the download, it has left nothing open.
  for (const server of servers.splice(0)) {
    await server.closed();
    await server.stop();
  }
});

async function start(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<TestServer> {
  const server = await serve(answer);
  servers.push(server);
  return server;
}

async function startRaw(answer: (socket: Socket) => void): Promise<TestServer> {
  const server = await serveRaw(answer);
  servers.push(server);
  return server;
}

function local(server: TestServer, options: DownloadOptions = {}): DownloadOptions {
  return { allowHosts: [`127.0.0.1:${server.port}`, `images.test:${server.port}`], allowPrivate: true, ...options };
}

const loopback = async () => [{ address: "127.0.0.1", family: 4 }];

describe("downloadImage", () => {
  it("fetches the bytes, asks for no compression, and tells the type by the bytes", async () => {
    const server = await start((_, response) => response.setHeader("content-type", "text/html").end(png));
    const image = await downloadImage(`${server.origin}/wolf.txt`, local(server));
    expect(image.mediaType).toBe("image/png");
    expect(Buffer.from(image.bytes).equals(png)).toBe(true);
    expect(server.headers[0]).toMatchObject({ accept: "image/*", "accept-encoding": "identity", connection: "close" });
    for (const header of ["authorization", "cookie", "referer"]) expect(server.headers[0]).not.toHaveProperty(header);
  });

  it("follows redirects, and asks the resolver once for each connection", async () => {
    const server = await start((request, response) => {
      if (request.url === "/final.png") response.end(png);
      else response.writeHead(302, { location: request.url === "/1" ? "/2" : "/final.png" }).end("moved");
    });
    const resolve = vi.fn(loopback);
    await downloadImage(`http://images.test:${server.port}/1`, local(server, { resolve }));
    expect(server.requests).toEqual(["/1", "/2", "/final.png"]);
    expect(resolve.mock.calls).toEqual([["images.test"], ["images.test"], ["images.test"]]);
  });
});

describe("addresses", () => {
  it.each([
    ["loopback", [{ address: "127.0.0.1", family: 4 }]],
    ["metadata", [{ address: "169.254.169.254", family: 4 }]],
    [
      "a private address among public ones",
      [
        { address: "8.8.8.8", family: 4 },
        { address: "10.0.0.1", family: 4 },
      ],
    ],
    ["IPv4 within IPv6", [{ address: "::ffff:127.0.0.1", family: 6 }]],
    ["IPv6 loopback", [{ address: "::1", family: 6 }]],
    ["a zone", [{ address: "fe80::1%lo", family: 6 }]],
  ])("refuses a name that resolves to %s, before it connects", async (_, addresses) => {
    const server = await start((__, response) => response.end(png));
    const options = { allowHosts: [`images.test:${server.port}`], resolve: async () => addresses };
    const error = await errorOf(() => downloadImage(`http://images.test:${server.port}/a`, options), ImageError);
    expect(error.reason).toBe("forbidden-url");
    for (const { address } of addresses) expect(error.message).not.toContain(address);
    expect(server.requests).toEqual([]);
  });

  it("refuses a name that changes its address between two hops", async () => {
    const server = await start((_, response) => response.writeHead(302, { location: "/again" }).end());
    const resolve = vi.fn(loopback);
    resolve.mockImplementationOnce(loopback).mockImplementation(async () => [{ address: "169.254.169.254", family: 4 }]);
    expect(await reasonOf(() => downloadImage(`http://images.test:${server.port}/`, local(server, { resolve })))).toBe(
      "forbidden-url",
    );
    expect(server.requests).toEqual(["/"]);
  });

  it("reports a name without an address", async () => {
    const server = await start((_, response) => response.end(png));
    const error = await errorOf(
      () => downloadImage(`http://images.test:${server.port}/`, local(server, { resolve: async () => [] })),
      ImageError,
    );
    expect(error).toMatchObject({ reason: "download-failed", message: expect.stringContaining("ENOTFOUND") });
  });

  // The server itself is on loopback, so private networks are open here; `nextHop` is tested with them closed.
  it.each([
    "http://169.254.169.254/latest/",
    "http://2852039166/",
    "http://0/",
    "http://[fe80::1]/",
    "http://[::ffff:a9fe:a9fe]/",
  ])("follows no redirect to %s, even where private networks are open", async (location) => {
    const server = await start((_, response) => response.writeHead(302, { location }).end());
    const { hostname } = new URL(location);
    const options = { allowHosts: [`127.0.0.1:${server.port}`, hostname], allowPrivate: true };
    expect(await reasonOf(() => downloadImage(server.origin, options))).toBe("forbidden-url");
    expect(server.requests).toEqual(["/"]);
  });

  it("follows no redirect off the list of hosts, or to another scheme", async () => {
    for (const location of ["http://evil.test/a.png", "file:///etc/passwd", "http://"]) {
      const server = await start((_, response) => response.writeHead(301, { location }).end());
      expect(["forbidden-url", "bad-url"]).toContain(await reasonOf(() => downloadImage(server.origin, local(server))));
      expect(server.requests).toEqual(["/"]);
    }
  });

  it("ends a loop of redirects after three", async () => {
    const server = await start((request, response) => response.writeHead(307, { location: request.url }).end());
    expect(await reasonOf(() => downloadImage(`${server.origin}/round`, local(server)))).toBe("download-failed");
    expect(server.requests).toHaveLength(4);
    expect(await reasonOf(() => downloadImage(`${server.origin}/round`, local(server, { maxRedirects: 0 })))).toBe(
      "download-failed",
    );
    expect(server.requests).toHaveLength(5);
  });
});

describe("bodies", () => {
  it.each([404, 403, 500, 204, 206, 304])("refuses status %i without a word of the body", async (status) => {
    const server = await start((_, response) =>
      response.writeHead(status).end(status === 204 || status === 304 ? undefined : "internal secret"),
    );
    const error = await errorOf(() => downloadImage(`${server.origin}/a.png?key=hunter2`, local(server)), ImageError);
    expect(error).toMatchObject({ reason: "download-failed", message: expect.stringContaining(String(status)) });
    expect(JSON.stringify([error.message, error.source, error.cause])).not.toMatch(/secret|hunter2/);
  });

  it("refuses what is no image, whatever its name and headers say, without reading it all", async () => {
    let sent = 0;
    const server = await start((_, response) => {
      response.setHeader("content-type", "image/png");
      const more = setInterval(() => {
        sent += 1;
        response.write("<html>internal secret</html>".repeat(100));
      }, 2);
      response.on("close", () => clearInterval(more));
    });
    const error = await errorOf(() => downloadImage(`${server.origin}/a.png`, local(server)), ImageError);
    expect(error.reason).toBe("not-an-image");
    expect(error.message).not.toContain("secret");
    expect(sent).toBeLessThan(20);
  });

  it("refuses an empty body", async () => {
    const server = await start((_, response) => response.end());
    expect(await reasonOf(() => downloadImage(server.origin, local(server)))).toBe("not-an-image");
  });

  it("refuses by Content-Length before it reads, and by count while it reads", async () => {
    const server = await start((request, response) => {
      if (request.url === "/honest") response.writeHead(200, { "content-length": 10_000_000 }).write(png);
      else {
        const more = setInterval(() => response.write(png), 1);
        response.on("close", () => clearInterval(more));
      }
    });
    for (const path of ["/honest", "/endless"]) {
      expect(await reasonOf(() => downloadImage(server.origin + path, local(server, { maxBytes: 50_000 })))).toBe("too-large");
    }
  });

  it("takes exactly maxBytes, and no byte more", async () => {
    const server = await start((_, response) => response.end(png));
    expect((await downloadImage(server.origin, local(server, { maxBytes: png.length }))).bytes).toHaveLength(png.length);
    expect(await reasonOf(() => downloadImage(server.origin, local(server, { maxBytes: png.length - 1 })))).toBe("too-large");
  });

  it.each(["gzip", "br", "deflate", "x-unknown"])("refuses %s, and so its bombs", async (encoding) => {
    const server = await start((_, response) =>
      response.setHeader("content-encoding", encoding).end(gzipSync(Buffer.alloc(1_000_000))),
    );
    expect(await reasonOf(() => downloadImage(server.origin, local(server)))).toBe("download-failed");
  });

  it("refuses gzip that is not declared, for it is no image", async () => {
    const server = await start((_, response) => response.end(gzipSync(png)));
    expect(await reasonOf(() => downloadImage(server.origin, local(server)))).toBe("not-an-image");
  });

  it("calls a body that breaks off failed, and cuts one that runs on", async () => {
    const short = await startRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${png.length + 500}\r\n\r\n`);
      socket.end(png);
    });
    expect(await reasonOf(() => downloadImage(short.origin, local(short)))).toBe("download-failed");
    const long = await startRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${png.length}\r\n\r\n`);
      socket.end(Buffer.concat([png, Buffer.from("and more")]));
    });
    const outcome = await downloadImage(long.origin, local(long)).then(
      ({ bytes }) => bytes.length,
      (error: { reason: string }) => error.reason,
    );
    expect([png.length, "download-failed"]).toContain(outcome);
  });

  it.each([
    ["no HTTP at all", "SSH-2.0-OpenSSH_9.0 internal secret\r\n"],
    ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\ninternal secret"],
    ["a bad chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\ninternal secret\r\n"],
    ["endless headers", `HTTP/1.1 200 OK\r\n${"x: y\r\n".repeat(20_000)}\r\n`],
    ["another protocol", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"],
  ])("reports %s without a word of it", async (_, answer) => {
    const server = await startRaw((socket) => socket.write(answer));
    const error = await errorOf(() => downloadImage(server.origin, local(server, { idleTimeoutMs: 1000 })), ImageError);
    expect(error.reason).toBe("download-failed");
    expect(error.cause).toBeUndefined();
    expect(error.message).not.toContain("secret");
  });

  it("reports a port where nobody listens", async () => {
    const server = await serve(() => {});
    await server.stop();
    const error = await errorOf(() => downloadImage(server.origin, local(server)), ImageError);
    expect(error).toMatchObject({ reason: "download-failed", message: expect.stringContaining("ECONNREFUSED") });
  });
});

describe("time", () => {
  it("ends a server that accepts and says nothing, and one that says headers only", async () => {
    const silent = await startRaw(() => {});
    const error = await errorOf(() => downloadImage(silent.origin, local(silent, { idleTimeoutMs: 100 })), ImageError);
    expect(error).toMatchObject({ reason: "timeout", message: expect.stringContaining("nothing for 100 ms") });
    const stalled = await start((_, response) => response.write(png.subarray(0, 20)));
    expect(
      (await errorOf(() => downloadImage(stalled.origin, local(stalled, { idleTimeoutMs: 100 })), ImageError)).message,
    ).toContain("100 ms");
  });

  it("ends one that drips headers or body for ever", async () => {
    const drip = (write: () => void, close: (end: () => void) => void) => {
      const timer = setInterval(write, 20);
      close(() => clearInterval(timer));
    };
    const headers = await startRaw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      drip(
        () => socket.write("x: y\r\n"),
        (end) => socket.on("close", end),
      );
    });
    expect(await reasonOf(() => downloadImage(headers.origin, local(headers, { timeoutMs: 400, idleTimeoutMs: 200 })))).toBe(
      "timeout",
    );
    const body = await start((_, response) => {
      response.write(png.subarray(0, 10));
      drip(
        () => response.write("x"),
        (end) => response.on("close", end),
      );
    });
    // The body never ends by itself.
    const error = await errorOf(
      () => downloadImage(body.origin, local(body, { timeoutMs: 300, idleTimeoutMs: 200 })),
      ImageError,
    );
    expect(error.message).toContain("300 ms");
  });

  it("ends a resolver that never answers", async () => {
    const server = await start((_, response) => response.end(png));
    const options = local(server, { resolve: () => new Promise(() => {}), idleTimeoutMs: 100 });
    expect(await reasonOf(() => downloadImage(`http://images.test:${server.port}/`, options))).toBe("timeout");
  });
});

describe("abort", () => {
  const reason = new Error("enough");

  it("before it begins", async () => {
    const server = await start((_, response) => response.end(png));
    await expect(downloadImage(server.origin, local(server, { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    expect(server.requests).toEqual([]);
  });

  it.each(["resolving", "headers", "body", "redirect"])("while it waits at %s", async (moment) => {
    const controller = new AbortController();
    const abort = () => setTimeout(() => controller.abort(reason), 10);
    const server = await start((request, response) => {
      if (moment === "headers" || request.url === "/next") abort();
      else if (moment === "redirect") response.writeHead(302, { location: "/next" }).end();
      else {
        response.write(png.subarray(0, 100));
        abort();
      }
    });
    const resolve = async () => {
      if (moment === "resolving") {
        abort();
        await new Promise((later) => setTimeout(later, 50));
      }
      return loopback();
    };
    const download = downloadImage(`http://images.test:${server.port}/`, local(server, { resolve, signal: controller.signal }));
    await expect(download).rejects.toBe(reason);
  });

  it("after it is done changes nothing, and leaves no listener", async () => {
    const controller = new AbortController();
    const removed = vi.spyOn(controller.signal, "removeEventListener");
    const server = await start((_, response) => response.end(png));
    await downloadImage(server.origin, local(server, { signal: controller.signal }));
    expect(removed).toHaveBeenCalled();
    controller.abort(reason);
  });
});
