import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TemporaryFolder extends Disposable {
  readonly path: string;
}

/**
 * Creates an empty folder that is removed with everything in it when it is disposed of. Or pass one of Vitest's hooks:
 *
 * @example
 * using folder = temporaryFolder();
 * const { path } = temporaryFolder(onTestFinished);
 * const { path } = temporaryFolder(afterAll); // outside of tests and hooks
 */
export function temporaryFolder(atEnd?: (remove: () => void) => void): TemporaryFolder {
  // macOS returns a path through a link.
  const path = realpathSync(mkdtempSync(join(tmpdir(), "legenda-")));
  const remove = () => rmSync(path, { recursive: true, force: true });
  atEnd?.(remove);
  return { path, [Symbol.dispose]: remove };
}
