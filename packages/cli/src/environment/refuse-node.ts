/** The oldest Node that has `node:sqlite` without a flag: the `engines` of package.json say the same. */
export const leastNode = "22.13";

/**
 * The message for a Node that is too old for the command, in one line; `undefined` if it is new enough. This file imports
 * nothing: on an old Node, imports are what fails.
 *
 * @param version as `process.versions.node` has it
 * @example
 * refuseNode("20.19.5"); // "Node 22.13 or newer is needed, and this is Node 20.19.5. …"
 */
export function refuseNode(version: string): string | undefined {
  const [major = 0, minor = 0] = numbersOf(version);
  const [leastMajor = 0, leastMinor = 0] = numbersOf(leastNode);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  return `Node ${leastNode} or newer is needed, and this is Node ${version}. A newer one is at https://nodejs.org.`;
}

const numbersOf = (version: string): number[] => version.split(".").map(Number);
