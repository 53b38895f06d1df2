/** Compiles where its argument is `true`. */
export type Expect<Truth extends true> = Truth;

/** Whether two types are one and the same, optional and readonly marks included. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
