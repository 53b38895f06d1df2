import { describe, expect, it } from "vitest";
import { isPrivateAddress, isPublicAddress } from "./public-address.js";

describe("isPublicAddress", () => {
  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.15.255.255",
    "172.32.0.0",
    "100.63.255.255",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::1",
  ])("lets %s be reached", (address) => expect(isPublicAddress(address)).toBe(true));

  it("lets the IPv6 name of a public IPv4 address be reached, in each way of writing it", () => {
    expect(["64:ff9b::808:808", "64:ff9b::8.8.8.8", "0064:FF9B:0:0:0:0:0808:0808"].map(isPublicAddress)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each([
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:8.8.8.8",
    "0:0:0:0:0:ffff:a00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::",
    "64:ff9b:1::808:808",
    "2002:7f00:1::",
    "2002:808:808::1",
    "2001::1",
    "2001:db8::1",
    "2001:20::1",
    "3fff::1",
    "100::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "2606:4700::1111%eth0",
    "ff02::1",
    "5f00::1",
  ])("keeps %s closed", (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(["", "localhost", "8.8.8", "0x7f.1", "8.8.8.8:80", "[::1]", "08.8.8.8"])("takes %j for no address", (text) => {
    expect(isPublicAddress(text)).toBe(false);
    expect(isPrivateAddress(text)).toBe(false);
  });
});

describe("isPrivateAddress", () => {
  it.each(["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd00::1"])("holds %s private", (address) =>
    expect(isPrivateAddress(address)).toBe(true),
  );
  it.each([
    "169.254.169.254",
    "100.100.100.200",
    "fd00:ec2::254",
    "fe80::1",
    "0.0.0.0",
    "224.0.0.1",
    "::ffff:10.0.0.1",
    "8.8.8.8",
  ])("does not open %s", (address) => expect(isPrivateAddress(address)).toBe(false));
});
