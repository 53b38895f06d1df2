/** A file that could not be written, while the others were. */
export interface WriteProblem {
  /** The key of its image. */
  readonly key: string;
  readonly message: string;
}

/** The most problems that are listed. */
export const maxListedProblems = 100;
