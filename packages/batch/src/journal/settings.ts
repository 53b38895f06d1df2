import type { DatabaseSync } from "node:sqlite";
import { JournalError } from "./journal-error.js";

/** What the captions of a run depend on, as names and values: the model, the prompt, options that change an answer. */
export type RunSettings = Readonly<Record<string, string | number | boolean>>;

/** The settings that the journal's captions were made with. */
export function readSettings(database: DatabaseSync): RunSettings {
  const rows = database.prepare("SELECT name, value FROM settings ORDER BY name").all() as { name: string; value: string }[];
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as string | number | boolean]));
}

/**
 * Checks a run's settings against the journal's, so that captions of two prompts are never mixed unnoticed.
 *
 * @throws {JournalError} `"other-settings"`, with each setting that differs
 */
export function keepSettings(database: DatabaseSync, settings: RunSettings, path: string): void {
  const stored = readSettings(database);
  const started = database.prepare("SELECT 1 FROM runs").get() !== undefined;
  const names = [...new Set([...Object.keys(stored), ...Object.keys(settings)])].sort();
  const differing = names.filter((name) => stored[name] !== settings[name]);
  if (!started) {
    const insert = database.prepare("INSERT OR REPLACE INTO settings VALUES (?, ?)");
    for (const [name, value] of Object.entries(settings)) insert.run(name, JSON.stringify(value));
    return;
  }
  if (differing.length === 0) return;
  const lines = differing.map((name) => `\n  ${name}: ${printable(stored[name])} then, ${printable(settings[name])} now`);
  throw new JournalError(
    `${path} belongs to a run with other settings:${lines.join("")}\nContinue with the same settings, name another journal, or start over with a fresh one.`,
    { reason: "other-settings", path },
  );
}

function printable(value: string | number | boolean | undefined): string {
  if (value === undefined) return "none";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
