/** Folds a path: many systems treat names as the same that differ only in case or Unicode composition. */
export function foldedPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
