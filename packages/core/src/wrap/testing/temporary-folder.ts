import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder, which goes with the test: `onTestFinished` of the test runner is handed in. */
export async function temporaryFolder(onTestFinished: (cleanUp: () => Promise<void>) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "legenda-wrap-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
