import { fileSignature } from "./file-signature.js";
import { openDatabase } from "./open-database.js";

/**
 * Treats the files of all captioned images as unchanged. Call it after writing into them without changing what they
 * show, as `writeMetadata` in place does; otherwise the next run would read each of them again.
 *
 * @param journal the journal's file; no run may have it open
 * @throws {JournalError} where it cannot be opened
 */
export async function refreshFileSignatures(journal: string): Promise<void> {
  const database = openDatabase(journal);
  try {
    const page = database.prepare(
      "SELECT id, place AS path FROM items WHERE id > ? AND kind = 'file' AND state = 'done' ORDER BY id LIMIT 500",
    );
    const update = database.prepare("UPDATE items SET stamp = ? WHERE id = ?");
    for (let last = 0; ; ) {
      const rows = page.all(last) as { id: number; path: string }[];
      const signatures = await Promise.all(rows.map(({ path }) => fileSignature({ kind: "file", path })));
      database.exec("BEGIN");
      for (const [index, { id }] of rows.entries()) update.run(signatures[index] ?? null, id);
      database.exec("COMMIT");
      if (rows.length < 500) return;
      last = rows.at(-1)?.id ?? last;
    }
  } finally {
    database.close();
  }
}
