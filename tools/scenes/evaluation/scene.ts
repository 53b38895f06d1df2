import type { Random } from "./random.js";

export const colours = {
  red: "#d9281e",
  orange: "#f58a12",
  yellow: "#f6d51f",
  green: "#2c9a3c",
  blue: "#2358c8",
  purple: "#7b32a8",
  pink: "#f47cb4",
  brown: "#7d4a1e",
  black: "#141414",
  white: "#fbfbfb",
} as const;
export type Colour = keyof typeof colours;

export const shapes = ["circle", "square", "triangle", "star", "heart", "diamond", "cross", "ring", "crescent", "arrow"] as const;
export type Shape = (typeof shapes)[number];

export const positions = [
  "top left",
  "top",
  "top right",
  "left",
  "centre",
  "right",
  "bottom left",
  "bottom",
  "bottom right",
] as const;
export type Position = (typeof positions)[number];

export type Size = "small" | "large";

export const backgrounds = {
  white: "#ffffff",
  black: "#0c0c0c",
  gray: "#a2a2a2",
  "pale blue": "#cfe2f5",
  "pale green": "#d3ecd3",
  "pale yellow": "#f8f2c4",
  "pale pink": "#f8d8e2",
  "dark blue": "#16244f",
} as const;
export type BackgroundColour = keyof typeof backgrounds;

/** Object colours that are hard to tell from a background, and are not drawn on it. */
const confused: Readonly<Record<BackgroundColour, readonly Colour[]>> = {
  white: ["white"],
  black: ["black"],
  gray: [],
  "pale blue": ["white"],
  "pale green": ["white"],
  "pale yellow": ["white", "yellow"],
  "pale pink": ["white", "pink"],
  "dark blue": ["black", "blue", "purple"],
};

export interface SceneObject {
  readonly colour: Colour;
  readonly shape: Shape;
  readonly size: Size;
  readonly position: Position;
  /** The centre and the extent (the larger side of its box), in fractions: of width, of height, of the shorter side. */
  readonly x: number;
  readonly y: number;
  readonly extent: number;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** One colour, or the two of a gradient. */
  readonly background: readonly [BackgroundColour] | readonly [BackgroundColour, BackgroundColour];
  readonly objects: readonly SceneObject[];
}

/** One to three objects on a background, none over another and none cut by the edge. */
export function makeScene(random: Random): Scene {
  const shorter = random.between(120, 700);
  const ratio = 2 ** random.between(-1, 1);
  const width = Math.round(ratio < 1 ? shorter : shorter * ratio);
  const height = Math.round(ratio < 1 ? shorter / ratio : shorter);
  const names = random.shuffled(Object.keys(backgrounds) as BackgroundColour[]);
  const first = names[0] as BackgroundColour;
  const background: Scene["background"] = random.next() < 0.25 ? [first, names[1] as BackgroundColour] : [first];
  const usable = (Object.keys(colours) as Colour[]).filter((colour) =>
    background.every((name) => !confused[name].includes(colour)),
  );
  const count = 1 + Math.floor(random.next() * 3);
  const objects: SceneObject[] = [];
  for (const position of random.shuffled(positions)) {
    if (objects.length === count) break;
    const object = makeObject(random, position, usable, objects);
    if (objects.every((other) => apart(object, other, width, height)) && inside(object, width, height)) objects.push(object);
  }
  return { width, height, background, objects };
}

function makeObject(random: Random, position: Position, usable: readonly Colour[], others: readonly SceneObject[]): SceneObject {
  const cell = positions.indexOf(position);
  const size: Size = random.next() < 0.5 ? "small" : "large";
  const twin = random.next() < 0.15 ? others[0] : undefined;
  return {
    colour: twin?.colour ?? random.pick(usable),
    shape: twin?.shape ?? random.pick(shapes),
    size,
    position,
    x: ((cell % 3) + 0.5) / 3 + random.between(-0.07, 0.07),
    y: (Math.floor(cell / 3) + 0.5) / 3 + random.between(-0.07, 0.07),
    extent: size === "small" ? random.between(0.15, 0.21) : random.between(0.33, 0.44),
  };
}

function box({ x, y, extent }: SceneObject, width: number, height: number) {
  const half = (extent * Math.min(width, height)) / 2;
  return { left: x * width - half, right: x * width + half, top: y * height - half, bottom: y * height + half };
}

function apart(one: SceneObject, other: SceneObject, width: number, height: number): boolean {
  const a = box(one, width, height);
  const b = box(other, width, height);
  const gap = 0.02 * Math.min(width, height);
  return a.right + gap < b.left || b.right + gap < a.left || a.bottom + gap < b.top || b.bottom + gap < a.top;
}

function inside(object: SceneObject, width: number, height: number): boolean {
  const { left, right, top, bottom } = box(object, width, height);
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}
