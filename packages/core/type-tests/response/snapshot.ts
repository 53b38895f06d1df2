import type { Snapshot } from "../../src/response/index.js";
import type { Equal, Expect } from "../expect.js";

interface Photo {
  alt: string;
  note?: string;
  kind: "photo" | "drawing";
  place: string | null;
  count: number;
  tags: string[];
  camera: { model: string; lens?: { name: string } };
  taken: Date;
  extra: unknown;
}

export type Tests = [
  Expect<Equal<Snapshot<string>, string>>,
  // A text of an enum is cut short while it comes.
  Expect<Equal<Snapshot<"photo" | "drawing">, string>>,
  Expect<Equal<Snapshot<number>, number>>,
  Expect<Equal<Snapshot<boolean>, boolean>>,
  Expect<Equal<Snapshot<null>, null>>,
  Expect<Equal<Snapshot<unknown>, unknown>>,
  Expect<Equal<Snapshot<Date>, unknown>>,
  Expect<Equal<Snapshot<string[]>, readonly string[]>>,
  Expect<Equal<Snapshot<[string, number]>, readonly (string | number)[]>>,
  Expect<Equal<Snapshot<string[] | null>, readonly string[] | null>>,
  Expect<Equal<Snapshot<Record<string, number>>, { readonly [x: string]: number | undefined }>>,
  Expect<
    Equal<
      Snapshot<Photo>,
      {
        readonly alt?: string;
        readonly note?: string;
        readonly kind?: string;
        readonly place?: string | null;
        readonly count?: number;
        readonly tags?: readonly string[];
        readonly camera?: { readonly model?: string; readonly lens?: { readonly name?: string } };
        readonly taken?: unknown;
        readonly extra?: unknown;
      }
    >
  >,
];

interface Node {
  name: string;
  children: Node[];
}

export const name = (node: Snapshot<Node>): string | undefined => node.children?.[0]?.children?.[0]?.name;

// @ts-expect-error A snapshot is not the value: what it lacks may still come.
export const value: Photo = {} as Snapshot<Photo>;
