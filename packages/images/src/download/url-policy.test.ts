import { ImageError } from "@legenda/core";
import { errorOf } from "@legenda/test-kit";
import { describe, expect, it } from "vitest";
import { reasonOf } from "../testing/reason-of.js";
import { nextHop } from "./next-hop.js";
import { checkUrl } from "./url-policy.js";

describe("checkUrl", () => {
  it.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0x7f.0.0.1/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",
    "http://0/",
    "http://169.254.169.254/latest/meta-data",
    "http://2852039166/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
    "http://[64:ff9b::169.254.169.254]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://192.168.0.1/",
  ])("refuses %s, whose host is an address that is not public", async (url) => {
    expect(await reasonOf(() => checkUrl(url, {}))).toBe("forbidden-url");
  });

  it.each([
    "ftp://example.com/a.png",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "gopher://example.com",
    "wolf.jpg",
    "",
    "http://",
    "http://[fe80::1%25eth0]/",
    "http://user:secret@example.com/",
    "http://secret@example.com/",
  ])("refuses %j", async (url) => expect(await reasonOf(() => checkUrl(url, {}))).toBe("bad-url"));

  it("keeps to the usual ports, unless the host is listed with its own", async () => {
    expect(checkUrl("https://example.com:443/a", {}).href).toBe("https://example.com/a");
    expect(checkUrl("http://example.com:443/a", {}).port).toBe("443");
    expect(await reasonOf(() => checkUrl("http://example.com:22/", {}))).toBe("forbidden-url");
    expect(await reasonOf(() => checkUrl("http://example.com:8443/", { allowHosts: ["example.com"] }))).toBe("forbidden-url");
    expect(checkUrl("https://example.com:8443/", { allowHosts: ["example.com:8443"] }).port).toBe("8443");
  });

  it("fetches from listed hosts only, where there is a list", async () => {
    const policy = { allowHosts: ["Example.com", "*.cdn.example"] };
    expect(checkUrl("https://example.com/a", policy).host).toBe("example.com");
    expect(checkUrl("https://EXAMPLE.com./a", policy).hostname).toBe("example.com.");
    expect(checkUrl("https://a.b.cdn.example/a", policy).host).toBe("a.b.cdn.example");
    for (const url of [
      "https://cdn.example/",
      "https://evilcdn.example/",
      "https://example.com.evil.test/",
      "https://notexample.com/",
      "https://8.8.8.8/",
    ]) {
      expect(await reasonOf(() => checkUrl(url, policy)), url).toBe("forbidden-url");
    }
    expect(await reasonOf(() => checkUrl("https://example.com/", { allowHosts: [] }))).toBe("forbidden-url");
  });

  it("opens private networks where it is told to, and never metadata", async () => {
    expect(checkUrl("http://192.168.1.5/a.png", { allowPrivate: true }).host).toBe("192.168.1.5");
    expect(await reasonOf(() => checkUrl("http://169.254.169.254/", { allowPrivate: true }))).toBe("forbidden-url");
  });

  it("shows neither credentials nor query in its errors", async () => {
    const error = await errorOf(() => checkUrl("https://user:hunter2@example.com/a.png?token=hunter2#hunter2", {}), ImageError);
    expect(JSON.stringify([error.message, error.source])).not.toContain("hunter2");
    expect((await errorOf(() => checkUrl("http://10.0.0.1/a?token=hunter2", {}), ImageError)).message).not.toContain("hunter2");
  });
});

describe("nextHop", () => {
  const from = new URL("https://example.com/images/a.png");

  it("resolves against the hop before", () => {
    expect(nextHop(from, "../b.png", {}).href).toBe("https://example.com/b.png");
    expect(nextHop(from, "//other.example/b.png", {}).href).toBe("https://other.example/b.png");
  });

  it.each([
    ["http://example.com/b.png", "forbidden-url"],
    ["https://127.0.0.1/", "forbidden-url"],
    ["http://[", "forbidden-url"],
    ["file:///etc/passwd", "bad-url"],
    ["https://u:p@example.com/", "bad-url"],
    ["https://example.com:22/", "forbidden-url"],
  ])("does not follow to %s", async (location, reason) => {
    expect(await reasonOf(() => nextHop(from, location, {}))).toBe(reason);
  });
});
