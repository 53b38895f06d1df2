import { randomUUID } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const pattern = /^\.legenda-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp(?:_exiftool_tmp)?$/;

/** Of one length, so that a long name of a file does not become too long; hidden, so that it is taken for no image. */
export function temporaryName(folder: string): string {
  return join(folder, `.legenda-${randomUUID()}.tmp`);
}

/** An hour: whoever still writes has changed the file since. */
const stale = 3_600_000;

/** Deletes what killed runs left in a folder. */
export async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!pattern.test(name)) continue;
    const path = join(folder, name);
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (changed + stale < Date.now()) await rm(path, { force: true }).catch(() => undefined);
  }
}
