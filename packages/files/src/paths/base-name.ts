/** The last part of a path with forward slashes. */
export function baseName(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}
