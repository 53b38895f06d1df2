/**
 * Node 22 warns that its SQLite is experimental. Whoever captions pictures can do nothing about that; every other warning is
 * passed on.
 */
export function withoutSqliteWarning(process: NodeJS.Process): void {
  const emitWarning = process.emitWarning.bind(process) as (...words: readonly unknown[]) => void;
  process.emitWarning = ((...words: readonly unknown[]) => {
    if (!String(words[0]).startsWith("SQLite is an experimental feature")) emitWarning(...words);
  }) as typeof process.emitWarning;
}
