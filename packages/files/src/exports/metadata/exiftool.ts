import { LegendaError } from "@legenda/core";
import { checkStart } from "./check-start.js";

type Vendored = typeof import("exiftool-vendored");

/** Tags by their names with the group, such as `"XMP-dc:Description-de"`. */
export type Tags = Readonly<Record<string, string | readonly string[]>>;

/** ExifTool, running. */
export interface Exiftool {
  /** @param path without control characters: ExifTool reads its arguments line by line */
  read(path: string): Promise<Readonly<Record<string, unknown>>>;
  /**
   * Writes into the file itself.
   *
   * @param path as for `read`
   * @param copyFrom tags that are first read from the file and written again, such as `"IPTC:all"`
   */
  write(path: string, tags: Tags, copyFrom?: string): Promise<void>;
  /** The processes that run. */
  readonly pids: readonly number[];
  end(): Promise<void>;
}

/** The most milliseconds for one file. */
const taskLimit = 120_000;

/** The tags that are read, and a mark before each value: without it, JSON turns the caption "1.50" into a number. */
const readArgs = [
  "-G1",
  ...["-api", 'Filter=$_="=$_"'],
  "-XMP-iptcCore:all",
  "-XMP-dc:all",
  ...["-IPTC:Caption-Abstract", "-IPTC:ObjectName", "-IPTC:Keywords", "-IPTC:CodedCharacterSet"],
  "-EXIF:ImageDescription",
  "-Photoshop:IPTCDigest",
];

/**
 * Starts ExifTool.
 *
 * @param processes the most that run at the same time; each takes some 40 MB
 * @throws {LegendaError} where exiftool-vendored or Perl is not installed
 */
export async function startExiftool(
  processes: number,
  load: () => Promise<Vendored> = () => import("exiftool-vendored"),
): Promise<Exiftool> {
  const { ExifTool } = await load().catch(notInstalled);
  const exiftool = new ExifTool({
    maxProcs: processes,
    taskTimeoutMillis: taskLimit,
    useMWG: false,
    // Damage is reported, not written over.
    ignoreMinorErrors: false,
    // No configuration: it is a program, and without a home ExifTool looks for it in the working directory.
    exiftoolArgs: ["-config", "", "-stay_open", "True", "-@", "-"],
  });
  await checkStart(async () => await exiftool.options.processFactory());
  return {
    read: (path) => answered(exiftool.readRaw(path, { readArgs, useMWG: false })),
    async write(path, tags, copyFrom) {
      const writeArgs = [
        "-overwrite_original",
        "-api",
        "PNGEarlyXMP=1",
        ...(copyFrom ? ["-tagsFromFile", "@", `-${copyFrom}`] : []),
      ];
      const { created, updated, warnings } = await answered(exiftool.write(path, escaped(tags), { writeArgs, useMWG: false }));
      if (created + updated !== 1) throw new Error(warnings?.join(" ") || "ExifTool has written nothing.");
    },
    get pids() {
      return exiftool.pids;
    },
    end: () => exiftool.end(),
  };
}

/** A pool that can start no process any more (no memory, say) would keep its tasks forever. */
async function answered<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("ExifTool does not answer any more.")), taskLimit * 1.5);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** ExifTool is told to read entities, for line breaks in values; exiftool-vendored leaves a `&` of the text itself bare. */
function escaped(tags: Tags): Record<string, string | string[]> {
  const shielded = (text: string) => text.replaceAll("&", "&amp;");
  return Object.fromEntries(
    Object.entries(tags).map(([name, value]) => [name, typeof value === "string" ? shielded(value) : value.map(shielded)]),
  );
}

function notInstalled(cause: { code?: string }): never {
  // Installed and broken is another matter, with an error of its own.
  if (cause.code !== "ERR_MODULE_NOT_FOUND") throw cause;
  throw new LegendaError(
    "Metadata of images is read and written by exiftool-vendored, which is not installed. Run: npm install exiftool-vendored",
    { cause },
  );
}
