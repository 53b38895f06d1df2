/** Many systems take names for one that differ in case or composition alone. */
export function foldedPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
