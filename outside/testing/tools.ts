/** The versions of what the projects install from the registry. */
export const tools = {
  bun: "bun@1.4.5",
  esbuild: "esbuild@0.28.2",
  next: ["next@16.4.6", "react@19.3.1", "react-dom@19.3.1"],
  webpack: "webpack@5.113.0",
  wrangler: "wrangler@4.164.0",
} as const;
