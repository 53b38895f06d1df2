/** How this repository runs pnpm: the pinned version, which npm fetches. */
export const pnpm = ["npx", "--yes", "pnpm@12.21.0"];
