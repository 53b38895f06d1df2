import sharp from "sharp";
import { backgrounds, colours, type Scene, type SceneObject, type Shape } from "./scene.js";

/**
 * Each shape in a box from -0.5 to 0.5. Another hand and another renderer than those of the training:
 * a model that only knew its own drawings would fail here.
 */
const outlines: Readonly<Record<Shape, string>> = {
  circle: '<circle r="0.5"/>',
  square: '<rect x="-0.5" y="-0.5" width="1" height="1"/>',
  triangle: '<path d="M0-.47 .5.45-.5.45Z"/>',
  star: `<path d="${starPath(5, 0.5, 0.21)}"/>`,
  heart: '<path d="M0 .48C-.62.06-.52-.46-.25-.46-.1-.46 0-.36 0-.24 0-.36.1-.46.25-.46.52-.46.62.06 0 .48Z"/>',
  diamond: '<path d="M0-.5.42 0 0 .5-.42 0Z"/>',
  cross: '<path d="M-.16-.5h.32v.34h.34v.32h-.34v.34h-.32v-.34h-.34v-.32h.34Z"/>',
  ring: '<path fill-rule="evenodd" d="M-.5 0a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M-.27 0a.27.27 0 1 1 .54 0a.27.27 0 1 1-.54 0"/>',
  crescent: '<path d="M.22-.46A.5.5 0 1 0 .22.46A.56.56 0 0 1 .22-.46Z"/>',
  arrow: '<path d="M-.5-.14h.52v-.2l.48.34-.48.34v-.2h-.52Z"/>',
};

function starPath(points: number, outer: number, inner: number): string {
  const corners = Array.from({ length: points * 2 }, (_, index) => {
    const angle = (Math.PI * index) / points - Math.PI / 2;
    const radius = index % 2 === 0 ? outer : inner;
    return `${(radius * Math.cos(angle)).toFixed(4)} ${(radius * Math.sin(angle)).toFixed(4)}`;
  });
  return `M${corners.join("L")}Z`;
}

/** The scene as an SVG document. */
export function svgOf({ width, height, background, objects }: Scene): string {
  const [from, to] = background;
  const fill = to
    ? `<defs><linearGradient id="g" x2="0.3" y2="1"><stop stop-color="${backgrounds[from]}"/><stop offset="1" stop-color="${backgrounds[to]}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>`
    : `<rect width="100%" height="100%" fill="${backgrounds[from]}"/>`;
  const drawn = objects.map((object) => drawObject(object, width, height)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${fill}${drawn}</svg>`;
}

function drawObject({ colour, shape, x, y, extent }: SceneObject, width: number, height: number): string {
  const scale = extent * Math.min(width, height);
  return `<g transform="translate(${x * width} ${y * height}) scale(${scale})" fill="${colours[colour]}">${outlines[shape]}</g>`;
}

/** The scene as an image file: PNG, or JPEG with its artefacts. */
export function drawScene(scene: Scene, format: "png" | "jpeg" | "webp" = "png"): Promise<Buffer> {
  return sharp(Buffer.from(svgOf(scene)))
    .flatten({ background: "#ffffff" })
    .toFormat(format, { quality: 85 })
    .toBuffer();
}
