/**
 * Draws the sample scenes under examples/images. Run it again only to change them:
 *
 *   node tools/scenes/evaluation/dist/draw-samples.js
 */
import { writeFile } from "node:fs/promises";
import { drawScene } from "./draw.js";
import type { BackgroundColour, Colour, Position, Scene, SceneObject, Shape, Size } from "./scene.js";
import { positions } from "./scene.js";

function object(size: Size, colour: Colour, shape: Shape, position: Position): SceneObject {
  const cell = positions.indexOf(position);
  return {
    size,
    colour,
    shape,
    position,
    x: ((cell % 3) + 0.5) / 3,
    y: (Math.floor(cell / 3) + 0.5) / 3,
    extent: size === "small" ? 0.18 : 0.38,
  };
}

function scene(
  width: number,
  height: number,
  background: readonly [BackgroundColour, BackgroundColour?],
  ...objects: SceneObject[]
): Scene {
  return { width, height, background: background as Scene["background"], objects };
}

const samples: Readonly<Record<string, Scene>> = {
  "balloons.png": scene(
    640,
    480,
    ["pale blue"],
    object("large", "red", "circle", "left"),
    object("large", "red", "circle", "right"),
    object("small", "yellow", "star", "top"),
  ),
  "card.jpg": scene(
    480,
    640,
    ["pale pink"],
    object("large", "red", "heart", "centre"),
    object("small", "purple", "diamond", "bottom right"),
  ),
  "compass.webp": scene(500, 500, ["white"], object("large", "blue", "arrow", "centre")),
  "first-aid.png": scene(400, 400, ["white"], object("large", "green", "cross", "centre")),
  "night.png": scene(
    800,
    450,
    ["dark blue", "black"],
    object("large", "yellow", "crescent", "top right"),
    object("small", "white", "star", "left"),
    object("small", "white", "star", "bottom"),
  ),
  "rings.jpg": scene(
    720,
    400,
    ["pale green"],
    object("large", "orange", "ring", "left"),
    object("small", "brown", "square", "right"),
  ),
  "tent.webp": scene(
    600,
    420,
    ["pale yellow"],
    object("large", "brown", "triangle", "bottom"),
    object("small", "orange", "circle", "top right"),
  ),
};

for (const [name, drawn] of Object.entries(samples)) {
  const format = name.endsWith(".jpg") ? "jpeg" : (name.slice(name.lastIndexOf(".") + 1) as "png" | "webp");
  await writeFile(new URL(`../../../../examples/images/${name}`, import.meta.url), await drawScene(drawn, format));
}
