import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Hands over a path without control characters: the path itself, or a link to it for as long as the work takes.
 * ExifTool reads its arguments line by line, and a line break in a name would begin another argument.
 */
export async function withSafeArgumentPath<T>(path: string, work: (plain: string) => Promise<T>): Promise<T> {
  const absolute = resolve(path);
  if (!/[\p{Cc}\p{Zl}\p{Zp}]/u.test(absolute)) return work(absolute);
  const folder = await mkdtemp(join(tmpdir(), "legenda-"));
  try {
    const link = join(folder, "link");
    await symlink(absolute, link);
    return await work(link);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
