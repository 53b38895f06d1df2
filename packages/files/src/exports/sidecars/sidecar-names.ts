import { basename, dirname, extname, join } from "node:path";
import type { BatchResult } from "@legenda/batch";
import { foldedPath } from "../../paths/folded-path.js";
import { Siblings } from "../../paths/siblings.js";
import { digestOf } from "../digest.js";
import type { OpenResults } from "../reread-results.js";
import { outputLocation } from "./output-location.js";

export interface NamingOptions {
  readonly folder: string | undefined;
  /** With its dot. */
  readonly ending: string;
}

/**
 * Names a sidecar for each image: `bag.txt` for `bag.jpg`. If several images share a stem, the first of them by name has that
 * file and the others their whole name with the extension, `bag.png.txt`, in whatever order they come. No sidecar has the name
 * of an image. Digests of all names are held in memory, and in full only the names that conflict.
 */
export async function sidecarNames(open: OpenResults, options: NamingOptions): Promise<(image: string) => string> {
  const { ending } = options;
  const claims = await claimsOf(open, options);
  const siblings = new Siblings();
  const special: { place: string; isFirst: boolean }[] = [];
  for await (const result of open()) {
    const place = placeOf(result, options);
    if (place === undefined) continue;
    const short = idOf(shortName(place, ending));
    const isFirst = await isFirstOnDisk(result, place, siblings);
    if (!isFirst || claims.contested.has(short) || claims.images.has(short)) special.push({ place, isFirst });
  }
  special.sort((one, other) => (one.place < other.place ? -1 : 1));
  const names = new Map<string, string>();
  const taken = new Set<number>();
  for (const { place, isFirst } of special) {
    const isFree = (name: string) => !taken.has(idOf(name)) && !claims.images.has(idOf(name));
    const short = shortName(place, ending);
    let name = short;
    for (let count = 1; !isFree(name) || (name === short ? !isFirst : claims.short.has(idOf(name))); count++) {
      name = count === 1 ? `${place}${ending}` : `${place}.${count}${ending}`;
    }
    taken.add(idOf(name));
    names.set(place, name);
  }
  return (place) => names.get(place) ?? shortName(place, ending);
}

interface Claims {
  /** The names that images have. */
  readonly images: ReadonlySet<number>;
  /** The names that their files would have. */
  readonly short: ReadonlySet<number>;
  /** Those of them that several images would have. */
  readonly contested: ReadonlySet<number>;
}

async function claimsOf(open: OpenResults, options: NamingOptions): Promise<Claims> {
  const [images, short, contested] = [new Set<number>(), new Set<number>(), new Set<number>()];
  for await (const result of open()) {
    const place = placeOf(result, options);
    if (place === undefined || images.has(idOf(place))) continue;
    images.add(idOf(place));
    const name = idOf(shortName(place, options.ending));
    (short.has(name) ? contested : short).add(name);
  }
  return { images, short, contested };
}

function placeOf(result: BatchResult, { folder }: NamingOptions): string | undefined {
  const place = outputLocation(result, folder);
  return "path" in place ? place.path : undefined;
}

const idOf = (path: string): number => digestOf(foldedPath(path));

function shortName(place: string, ending: string): string {
  return join(dirname(place), `${basename(place, extname(place))}${ending}`);
}

/** The folder of an image that has another name in the outputs says nothing about its sidecar. */
async function isFirstOnDisk({ image }: BatchResult, place: string, siblings: Siblings): Promise<boolean> {
  if (image?.kind !== "file" || basename(image.path) !== basename(place)) return true;
  return await siblings.isFirst(image.path);
}
