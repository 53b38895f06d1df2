import { DefinitionError } from "@legenda/core";
import { columnHint } from "../text/column-hint.js";
import { shown } from "../text/shown.js";

/** Which columns of a table are read as more than a field. */
export interface ColumnOptions {
  /** The column of the image's URL or path; found by its name unless told. */
  readonly image?: string;
  /** The column that names an image in the journal and in outputs; what stands in the image column unless told. */
  readonly key?: string;
  /** The column of the caption that an image has already. */
  readonly existing?: string;
}

export interface ChosenColumns {
  readonly image: string;
  readonly key: string | undefined;
  readonly existing: string | undefined;
}

/** Names of image columns, as shops, feeds and data sets have them: lower case, letters and digits alone. */
const imageColumns = new Set([
  ...["image", "images", "imageurl", "imageuri", "imagesrc", "imagelink", "imagepath", "imagefile", "imagefilename"],
  ...["imagename", "img", "imgurl", "imgsrc", "imgpath", "url", "uri", "src", "file", "filename", "filepath", "path"],
  ...["photo", "photourl", "photos", "picture", "pictureurl", "pictures", "productimage", "productimageurl"],
]);

/**
 * Finds the columns that were told, and the image column by its name where it was not.
 *
 * @param table what is read, for messages
 * @throws {DefinitionError} which lists the columns, where one is missing or several may be meant
 */
export function chooseColumns(columns: readonly string[], options: ColumnOptions, table: string): ChosenColumns {
  const told = (name: string | undefined, option: string) =>
    name === undefined ? undefined : columnCalled(name, columns, `${table} has no column ${quoted(name)}`, option);
  return {
    image: told(options.image, "image") ?? imageColumn(columns, table),
    key: told(options.key, "key"),
    existing: told(options.existing, "existing"),
  };
}

function columnCalled(name: string, columns: readonly string[], problem: string, option: string): string {
  if (columns.includes(name)) return name;
  const alike = columns.filter((column) => plain(column) === plain(name));
  if (alike.length === 1 && alike[0] !== undefined) return alike[0];
  throw new DefinitionError(`${problem}. ${listed(columns)}`, { hint: columnHint(option) });
}

function imageColumn(columns: readonly string[], table: string): string {
  const candidates = columns.filter((column) => imageColumns.has(plain(column)));
  const [only, other] = candidates;
  if (only !== undefined && other === undefined) return only;
  const why =
    only === undefined
      ? `None of the columns of ${table} is known to hold images`
      : `Several columns of ${table} may hold the images: ${candidates.map(quoted).join(", ")}`;
  throw new DefinitionError(`${why}. ${listed(columns)}`, { hint: columnHint("image") });
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

const quoted = (name: string): string => JSON.stringify(shown(name));

/** The most columns that are listed: enough to see which table it is. */
const most = 40;

function listed(columns: readonly string[]): string {
  const more = columns.length > most ? ` and ${columns.length - most} more` : "";
  return `Its columns: ${columns.slice(0, most).map(quoted).join(", ")}${more}.`;
}
