import { readFileSync } from "node:fs";
import process from "node:process";
import { expect, test } from "vitest";
import { leastNode, refuseNode } from "./refuse-node.js";

test.each(["18.20.8", "20.19.5", "22.0.0", "22.12.0", "9.99.9"])("Node %s is told what is needed, and what it is", (version) => {
  expect(refuseNode(version)).toBe(
    `Node 22.13 or newer is needed, and this is Node ${version}. A newer one is at https://nodejs.org.`,
  );
});

test.each(["22.13.0", "22.13.0-nightly20250101", "22.20.1", "23.0.0", "24.1.0", "100.0.0", process.versions.node])(
  "Node %s is taken",
  (version) => {
    expect(refuseNode(version)).toBeUndefined();
  },
);

test("the oldest Node is the one that the package names", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(manifest.engines.node).toBe(`>=${leastNode}`);
});
