/**
 * Suppresses the warning of Node 22 that its SQLite is experimental, about which users can do nothing. Other warnings are
 * passed on.
 */
export function withoutSqliteWarning(process: NodeJS.Process): void {
  const emitWarning = process.emitWarning.bind(process) as (...words: readonly unknown[]) => void;
  process.emitWarning = ((...words: readonly unknown[]) => {
    if (!String(words[0]).startsWith("SQLite is an experimental feature")) emitWarning(...words);
  }) as typeof process.emitWarning;
}
