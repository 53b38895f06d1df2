import { openDatabase } from "./open-database.js";
import { stampOf } from "./stamp.js";

/**
 * Takes the files of answered images for the same pictures as they are now: for whoever has written into them without
 * changing what they show, such as `writeMetadata` in place. Otherwise the next run would ask about each of them again.
 *
 * @param journal the journal's file; no run has it open
 */
export async function acceptFiles(journal: string): Promise<void> {
  const database = openDatabase(journal);
  try {
    const page = database.prepare(
      "SELECT id, place FROM items WHERE id > ? AND kind = 'file' AND state = 'done' ORDER BY id LIMIT 500",
    );
    const update = database.prepare("UPDATE items SET stamp = ? WHERE id = ?");
    for (let last = 0; ; ) {
      const rows = page.all(last) as { id: number; place: string }[];
      const stamps = await Promise.all(rows.map(({ place }) => stampOf({ key: place, image: { kind: "file", path: place } })));
      database.exec("BEGIN");
      for (const [index, { id }] of rows.entries()) update.run(stamps[index] ?? null, id);
      database.exec("COMMIT");
      if (rows.length < 500) return;
      last = rows.at(-1)?.id ?? last;
    }
  } finally {
    database.close();
  }
}
