import type { CheckFinding, CheckSummary } from "./check-finding.js";

/** The running counts of a check. */
export class CheckTally {
  files = 0;
  texts = 0;
  fixed = 0;
  failedRows = 0;
  #errors = 0;
  #warnings = 0;
  #unreadable = 0;

  count({ rule, severity }: CheckFinding): void {
    if (rule === "unreadable") this.#unreadable++;
    else if (severity === "error") this.#errors++;
    else this.#warnings++;
  }

  get summary(): CheckSummary {
    return {
      files: this.files,
      texts: this.texts,
      errors: this.#errors,
      warnings: this.#warnings,
      fixed: this.fixed,
      failedRows: this.failedRows,
      unreadable: this.#unreadable,
    };
  }
}
