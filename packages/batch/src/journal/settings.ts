import type { DatabaseSync } from "node:sqlite";
import { JournalError } from "./journal-error.js";

/** What a run asks, in names and values: the model, the prompt, the options that change an answer. */
export type RunSettings = Readonly<Record<string, string | number | boolean>>;

/** The settings with which the journal's captions were made. */
export function readSettings(database: DatabaseSync): RunSettings {
  const rows = database.prepare("SELECT name, value FROM settings ORDER BY name").all() as { name: string; value: string }[];
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as string | number | boolean]));
}

/**
 * Holds a journal to its settings: captions of two prompts in one table would be worth little, and nobody would know.
 *
 * @throws {JournalError} `"other-settings"`, which names what differs
 */
export function keepSettings(database: DatabaseSync, wanted: RunSettings, path: string): void {
  const found = readSettings(database);
  const started = database.prepare("SELECT 1 FROM runs").get() !== undefined;
  const names = [...new Set([...Object.keys(found), ...Object.keys(wanted)])].sort();
  const differing = names.filter((name) => found[name] !== wanted[name]);
  if (!started) {
    const insert = database.prepare("INSERT OR REPLACE INTO settings VALUES (?, ?)");
    for (const [name, value] of Object.entries(wanted)) insert.run(name, JSON.stringify(value));
    return;
  }
  if (differing.length === 0) return;
  const lines = differing.map((name) => `\n  ${name}: ${shown(found[name])} then, ${shown(wanted[name])} now`);
  throw new JournalError(
    `${path} belongs to a run with other settings:${lines.join("")}\nGo on with the same, name another journal, or start over with a fresh one.`,
    { reason: "other-settings", path },
  );
}

function shown(value: string | number | boolean | undefined): string {
  if (value === undefined) return "none";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
