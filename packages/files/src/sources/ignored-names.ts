/** Folders that hold no pictures of the user's: programs' own, thumbnails, the metadata of archives, what was thrown away. */
const folders = new Set([
  ...["node_modules", ".git", ".svn", ".hg", "__pycache__", "__MACOSX", "@eaDir", "$RECYCLE.BIN", "System Volume Information"],
]);

/** Whether a folder is never entered, or only where hidden ones are. */
export function isIgnoredFolder(name: string, hidden: boolean): boolean {
  return folders.has(name) || (!hidden && name.startsWith("."));
}

/** Whether a file is never looked at, or only where hidden ones are. macOS puts metadata beside a picture as `._bag.jpg`. */
export function isIgnoredFile(name: string, hidden: boolean): boolean {
  return name.startsWith("._") || (!hidden && name.startsWith("."));
}
