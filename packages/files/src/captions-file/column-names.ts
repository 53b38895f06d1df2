/** What columns and properties are called, best first, as `foldName` gives it. */
export const keyNames = [
  ...["file", "filename", "filepath", "key", "path", "image", "imagefile", "imagefilename", "imagepath", "imagename"],
  ...["imagesrc", "imageurl", "img", "src", "source", "photo", "picture", "url", "link", "name", "id"],
] as const;

export const captionNames = [
  ...["alt", "alttext", "imagealttext", "imagealt", "alternativetext", "alternatetext", "textalternative"],
  ...["caption", "imagecaption", "captions", "description", "imagedescription", "text"],
] as const;

const errorNames: readonly string[] = ["error", "errormessage", "errortype", "errorname", "failure"];

/** "Alt Text", "alt_text" and "altText" are one name. */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The place of the first of the wanted names that is there; -1 where none is. */
export function findName(names: readonly string[], wanted: readonly string[]): number {
  const folded = names.map(foldName);
  for (const name of wanted) {
    const at = folded.indexOf(name);
    if (at !== -1) return at;
  }
  return -1;
}

/** The place of a column that a user names: as it is written, else as it is meant. */
export function findNamed(names: readonly string[], named: string): number {
  const exact = names.indexOf(named);
  return exact === -1 ? names.map(foldName).indexOf(foldName(named)) : exact;
}

/** Whether something went wrong with the image, by its row's other columns. */
export function tellsOfError(fields: Readonly<Record<string, string>>): boolean {
  return Object.entries(fields).some(([name, value]) => {
    const folded = foldName(name);
    return (
      (errorNames.includes(folded) && value.trim() !== "") || (folded === "status" && value.trim().toLowerCase() === "failed")
    );
  });
}

/** The names for an error, which may be a stranger's: a handful, and none of them long. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 30).map((name) => JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name));
  return shown.length === 0 ? "none" : `${shown.join(", ")}${names.length > shown.length ? ", …" : ""}`;
}
