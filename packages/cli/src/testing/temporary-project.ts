import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder, writeFiles } from "@legenda/test-kit";

export interface TemporaryProject extends AsyncDisposable {
  readonly path: string;
  write(file: string, text: string | Uint8Array): Promise<string>;
}

const packages = fileURLToPath(new URL("../../../", import.meta.url));

/** A folder of a user's, with packages of this workspace beside its files where it has a use for them. */
export async function temporaryProject(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  linked: readonly string[] = [],
): Promise<TemporaryProject> {
  const folder = temporaryFolder();
  const { path } = folder;
  const write = async (file: string, text: string | Uint8Array) => {
    const whole = join(path, file);
    await mkdir(dirname(whole), { recursive: true });
    await writeFile(whole, text);
    return whole;
  };
  writeFiles(path, files);
  if (linked.length > 0) await mkdir(join(path, "node_modules", "@legenda"), { recursive: true });
  for (const name of linked) await symlink(join(packages, name), join(path, "node_modules", "@legenda", name), "junction");
  return { path, write, [Symbol.asyncDispose]: async () => folder[Symbol.dispose]() };
}
