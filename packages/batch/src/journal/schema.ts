/** Increases with every change of the tables. A journal of an older version is migrated when it is opened. */
export const journalVersion = 1;

/** Marks the file as a journal of Legenda in SQLite's header: "Lgnd". */
export const applicationId = 0x4c676e64;

/**
 * `items` holds the state of each image, `replies` what was paid for: a row for each call whose reply came back, caption
 * or not. Rows of `replies` are only ever added. `outputs` holds the digests of files that were written from the journal.
 */
export const schema = `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started INTEGER NOT NULL,
    finished INTEGER
  );
  CREATE TABLE outputs (path TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    run INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL,
    place TEXT,
    fields TEXT NOT NULL,
    existing TEXT,
    state TEXT NOT NULL DEFAULT 'pending',
    stamp TEXT,
    asked TEXT,
    words TEXT,
    look TEXT,
    width INTEGER,
    height INTEGER,
    reply INTEGER,
    duplicate_of INTEGER,
    error TEXT
  );
  CREATE INDEX items_asked ON items (asked) WHERE asked IS NOT NULL;
  CREATE INDEX items_order ON items (position, id) WHERE gone = 0;
  CREATE TABLE replies (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL,
    run INTEGER NOT NULL,
    at INTEGER NOT NULL,
    value TEXT,
    call TEXT,
    cost REAL,
    input_tokens INTEGER,
    output_tokens INTEGER,
    requests INTEGER NOT NULL
  );
`;
