import { scaled } from "./scaled.js";

/** A size in decimal units, as file managers and providers count: `870 bytes`, `12.3 kB`, `1.2 MB`. */
export function formatBytes(bytes: number): string {
  const { figure, unit } = scaled(bytes, ["bytes", "kB", "MB", "GB", "TB"]);
  return figure === "1" && unit === "bytes" ? "1 byte" : `${figure} ${unit}`;
}
