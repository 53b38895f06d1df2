import { printableName } from "../text/printable-name.js";

/** Names of columns that hold an image's path or URL, best first, as `foldName` writes them. */
const imageNames = [
  ...["file", "filename", "filepath", "path", "image", "images", "imagefile", "imagefilename", "imagepath", "imagename"],
  ...["imagesrc", "imageurl", "imageuri", "imagelink", "productimage", "productimageurl"],
  ...["img", "imgsrc", "imgurl", "imgpath", "src", "photo", "photos", "photourl", "picture", "pictures", "pictureurl"],
  ...["url", "uri"],
];

/**
 * The names of columns of tables and of properties of JSON, best first. An `image` says where an image is; a `key` only names
 * an image: a name or the link of a product's page may be in another column than the image itself.
 */
export const columnRoles = {
  image: imageNames,
  key: [...imageNames, "key", "source", "link", "name", "id"],
  caption: [
    ...["alt", "alttext", "imagealttext", "imagealt", "alternativetext", "alternatetext", "textalternative"],
    ...["caption", "imagecaption", "captions", "description", "imagedescription", "text"],
  ],
  error: ["error", "errormessage", "errortype", "errorname", "failure"],
  status: ["status"],
  decorative: ["decorative"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ColumnRole = keyof typeof columnRoles;

/** Whether a column has a role, by its name. */
export function hasRole(name: string, role: ColumnRole): boolean {
  const names: readonly string[] = columnRoles[role];
  return names.includes(foldName(name));
}

/** The index of the column whose name fits a role best; -1 if there is none. */
export function findColumn(columns: readonly string[], role: ColumnRole): number {
  const folded = columns.map(foldName);
  for (const name of columnRoles[role]) {
    const index = folded.indexOf(name);
    if (index !== -1) return index;
  }
  return -1;
}

/** The index of the column that a user names: as it is written, or the only one that is spelt alike; -1 if there is none. */
export function findNamedColumn(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name);
  if (exact !== -1) return exact;
  const alike = columns.flatMap((column, index) => (foldName(column) === foldName(name) ? [index] : []));
  return alike.length === 1 ? (alike[0] ?? -1) : -1;
}

/** "Alt Text", "alt_text" and "altText" are one name. */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The most columns that are listed: enough to recognise the table. */
const maxListed = 40;

/** The columns of a table for a message, with what to do where all of them look like one. */
export function listColumns(columns: readonly string[]): string {
  const [only = ""] = columns;
  const isUnseparated = columns.length === 1 && /[^\p{L}\p{N}\s_.-]/u.test(only);
  const advice = ' If another character separates columns, begin the file with a line that names it, such as "sep=#".';
  return `Its columns: ${listNames(columns)}.${isUnseparated ? advice : ""}`;
}

/** The names of columns or properties for a message. */
export function listNames(names: readonly string[]): string {
  if (names.length === 0) return "none";
  const more = names.length > maxListed ? ` and ${names.length - maxListed} more` : "";
  return `${names.slice(0, maxListed).map(quoteName).join(", ")}${more}`;
}

/** The name of a column or a property for a message. */
export function quoteName(name: string): string {
  return JSON.stringify(printableName(name, 60));
}
