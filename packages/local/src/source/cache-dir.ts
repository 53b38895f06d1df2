import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The default folder for downloads. It is not inside `node_modules`, where transformers.js would put them: the next install
 * would delete them, and each project would have its own copy.
 */
export function defaultCacheDir(environment: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (environment.XDG_CACHE_HOME) return join(environment.XDG_CACHE_HOME, "legenda");
  if (platform === "win32") return join(environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "legenda", "Cache");
  if (platform === "darwin") return join(homedir(), "Library", "Caches", "legenda");
  return join(homedir(), ".cache", "legenda");
}
