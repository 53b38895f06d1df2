import { BlockList, isIP, isIPv4 } from "node:net";

/** IPv4 blocks outside the public internet, from the IANA special-purpose registry. */
const IPV4_SPECIAL = subnets("ipv4", [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
]);

/** The only IPv6 block from which public addresses are assigned. */
const IPV6_GLOBAL = subnets("ipv6", ["2000::/3"]);

/** Special blocks within the global one: protocol assignments with Teredo, documentation, 6to4, documentation again. */
const IPV6_SPECIAL = subnets("ipv6", ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

/** IPv6 addresses that a network translates to IPv4: as public as the IPv4 address within. */
const NAT64 = subnets("ipv6", ["64:ff9b::/96"]);

/** What `allowPrivate` allows: loopback and private networks. Link-local is never allowed: cloud metadata is served there. */
const PRIVATE_IPV4 = subnets("ipv4", ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]);
const PRIVATE_IPV6 = subnets("ipv6", ["::1/128", "fc00::/7"]);

/** Cloud metadata services within the private networks. */
const METADATA_IPV4 = subnets("ipv4", ["100.100.100.200/32", "192.0.0.192/32"]);
const METADATA_IPV6 = subnets("ipv6", ["fd00:ec2::254/128", "fd20:ce::254/128"]);

/** Whether a text is an IP address, in any notation that `node:net` accepts, of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !IPV4_SPECIAL.check(address, "ipv4");
  if (family !== 6 || address.includes("%")) return false;
  if (NAT64.check(address, "ipv6")) return isPublicAddress(lastFourBytes(address));
  return IPV6_GLOBAL.check(address, "ipv6") && !IPV6_SPECIAL.check(address, "ipv6");
}

/** Whether an IP address is loopback or of a private network, and not a cloud's metadata service. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return PRIVATE_IPV4.check(address, "ipv4") && !METADATA_IPV4.check(address, "ipv4");
  if (family !== 6 || address.includes("%")) return false;
  // BlockList matches an IPv4-mapped address against IPv4 rules only, so none of these rules matches it.
  return PRIVATE_IPV6.check(address, "ipv6") && !METADATA_IPV6.check(address, "ipv6");
}

/** The IPv4 address in the last 32 bits of an IPv6 one. */
function lastFourBytes(address: string): string {
  const tail = address.slice(address.lastIndexOf(":") + 1);
  if (isIPv4(tail)) return tail;
  // The URL parser writes an IPv6 address in its canonical form, with the last 32 bits as two groups.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split(":").slice(-2);
  const [high = 0, low = 0] = groups.map((group) => Number.parseInt(group || "0", 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

function subnets(family: "ipv4" | "ipv6", all: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of all) {
    const [network = "", prefix] = subnet.split("/");
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}
