"""Draws training scenes: one to three plain shapes on a plain or gradient background.

A scene is drawn at a random source size and aspect ratio and only then squashed to the
processor's input square, because that is what happens to a user's picture.
"""
from __future__ import annotations

import colorsys
import math
from dataclasses import dataclass, field

import cv2
import numpy as np

SIDE = 144  # input square; 144 / 16 = 9 feature cells = 3 x 3 per grid position

SHAPES = ["circle", "square", "triangle", "star", "heart", "diamond", "cross", "ring", "crescent", "arrow"]
COLOURS = ["red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white"]
SIZES = ["small", "large"]
POSITIONS = [
    "top left", "top", "top right",
    "left", "centre", "right",
    "bottom left", "bottom", "bottom right",
]
BACKGROUNDS = ["white", "black", "gray", "pale blue", "pale green", "pale yellow", "pale pink", "dark blue", "gradient"]

SIZE_RANGE = {"small": (0.14, 0.22), "large": (0.32, 0.46)}
JITTER = 0.09  # of width / height, around the grid cell's centre

# Hue (degrees), saturation, value. The gaps between neighbours keep every name unambiguous.
COLOUR_HSV = {
    "red": ((-8, 8), (0.75, 1.0), (0.76, 1.0)),
    "orange": ((23, 39), (0.78, 1.0), (0.90, 1.0)),
    "yellow": ((48, 61), (0.65, 1.0), (0.88, 1.0)),
    "green": ((95, 152), (0.50, 1.0), (0.42, 0.82)),
    "blue": ((204, 241), (0.62, 1.0), (0.58, 1.0)),
    "purple": ((268, 301), (0.45, 1.0), (0.40, 0.78)),
    "pink": ((318, 352), (0.24, 0.62), (0.90, 1.0)),
    "brown": ((10, 31), (0.45, 0.88), (0.33, 0.60)),
    "black": ((0, 360), (0.0, 0.3), (0.0, 0.13)),
    "white": ((0, 360), (0.0, 0.03), (0.94, 1.0)),
}
BACKGROUND_HSV = {
    "white": ((0, 360), (0.0, 0.02), (0.96, 1.0)),
    "black": ((0, 360), (0.0, 0.3), (0.0, 0.13)),
    "gray": ((0, 360), (0.0, 0.05), (0.46, 0.85)),
    "pale blue": ((196, 226), (0.09, 0.30), (0.90, 1.0)),
    "pale green": ((95, 150), (0.09, 0.30), (0.88, 1.0)),
    "pale yellow": ((46, 62), (0.10, 0.35), (0.94, 1.0)),
    "pale pink": ((335, 358), (0.07, 0.22), (0.94, 1.0)),
    "dark blue": ((212, 241), (0.55, 0.95), (0.18, 0.42)),
}
CONTRAST = 70.0  # least Euclidean RGB distance between an object and what is behind it


@dataclass
class Thing:
    """One object of a scene; the integers index the lists above."""
    shape: int
    colour: int
    size: int
    cell: int


@dataclass
class Scene:
    background: int
    things: list[Thing] = field(default_factory=list)  # in reading order


def _hsv(rng: np.random.Generator, ranges) -> np.ndarray:
    (h0, h1), (s0, s1), (v0, v1) = ranges
    h, s, v = rng.uniform(h0, h1), rng.uniform(s0, s1), rng.uniform(v0, v1)
    return np.array(colorsys.hsv_to_rgb((h % 360) / 360, s, v)) * 255


# --------------------------------------------------------------------------- outlines of shapes
_CIRCLE = np.stack([np.cos(np.linspace(0, 2 * np.pi, 48, endpoint=False)),
                    np.sin(np.linspace(0, 2 * np.pi, 48, endpoint=False))], 1)


def _rounded(points: np.ndarray, t: float) -> np.ndarray:
    """Rounds every corner with a quadratic curve that starts the fraction t along each edge."""
    if t <= 0.01:
        return points
    before, after = np.roll(points, 1, 0), np.roll(points, -1, 0)
    a, b = points + (before - points) * t, points + (after - points) * t
    u = np.linspace(0, 1, 5)[None, :, None]
    return ((1 - u) ** 2 * a[:, None] + 2 * u * (1 - u) * points[:, None] + u ** 2 * b[:, None]).reshape(-1, 2)


def _turn(points: np.ndarray, degrees: float) -> np.ndarray:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return points @ np.array([[c, s], [-s, c]])


def _heart(rng) -> np.ndarray:
    kind = rng.integers(3)
    t = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    if kind == 0:  # the sine heart
        x = 16 * np.sin(t) ** 3
        y = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)) * rng.uniform(0.9, 1.1)
        return np.stack([x, y], 1)
    if kind == 1:  # two half discs upon a wedge
        r, d = 0.5, rng.uniform(1.0, 1.35)
        a = np.linspace(np.pi * 0.93, 2 * np.pi, 14)
        left = np.stack([-r + r * np.cos(a), r * np.sin(a)], 1)
        a = np.linspace(np.pi, 2.07 * np.pi, 14)
        right = np.stack([r + r * np.cos(a), r * np.sin(a)], 1)
        return np.concatenate([left, right, [[0, d]]])
    # four cubic curves, as drawing programs do it
    dip, top, side = rng.uniform(0.12, 0.3), rng.uniform(-0.12, 0.06), rng.uniform(0.25, 0.45)
    def cubic(p):
        u = np.linspace(0, 1, 14)[:, None]
        p = np.array(p)
        return (1 - u) ** 3 * p[0] + 3 * u * (1 - u) ** 2 * p[1] + 3 * u ** 2 * (1 - u) * p[2] + u ** 3 * p[3]
    right = np.concatenate([
        cubic([(0.5, dip), (0.5 + rng.uniform(0.03, 0.15), top), (1.0, top), (1.0, side)]),
        cubic([(1.0, side), (1.0, side + 0.25), (0.5 + rng.uniform(0.08, 0.25), 0.75), (0.5, 1.0)]),
    ])
    left = right[::-1] * [-1, 1] + [1, 0]
    return np.concatenate([right, left])


def _arrow(rng) -> np.ndarray:
    head = rng.uniform(0.3, 0.55)            # length of the head over the whole
    half = rng.uniform(0.25, 0.5)            # half width of the head over the length
    shaft = half * rng.uniform(0.25, 0.55)
    notch = rng.uniform(0, 0.1) if rng.random() < 0.2 else 0
    p = np.array([(0, -shaft), (1 - head + notch, -shaft), (1 - head, -half), (1, 0),
                  (1 - head, half), (1 - head + notch, shaft), (0, shaft)])
    turn = rng.integers(4) * 90 if rng.random() < 0.8 else rng.integers(8) * 45
    return _turn(p, float(turn))


def _crescent(rng) -> np.ndarray:
    r, d = rng.uniform(0.72, 1.0), rng.uniform(0.3, 0.62)
    d = max(d, 1.12 - r)  # always an opening, never a hole
    x = (1 + d * d - r * r) / (2 * d)
    y = math.sqrt(max(1 - x * x, 1e-6))
    a = math.atan2(y, x)
    outer = np.linspace(a, 2 * np.pi - a, 36)
    b = math.atan2(y, x - d)
    inner = np.linspace(2 * np.pi - b, b, 30)[1:-1]
    p = np.concatenate([np.stack([np.cos(outer), np.sin(outer)], 1),
                        np.stack([d + r * np.cos(inner), r * np.sin(inner)], 1)])
    if rng.random() < 0.4:
        p = p * [-1, 1]
    return _turn(p, rng.uniform(-40, 40) if rng.random() < 0.5 else 0.0)


def outline(name: str, rng: np.random.Generator) -> list[np.ndarray]:
    """Contours of a shape about its own size; several contours are filled even-odd."""
    small_turn = rng.uniform(-12, 12) if rng.random() < 0.6 else 0.0
    corner = rng.uniform(0.03, 0.16) if rng.random() < 0.3 else 0.0
    if name == "circle":
        return [_CIRCLE]
    if name == "square":
        p = _rounded(np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], float), corner * 1.2)
    elif name == "triangle":
        w = rng.uniform(0.85, 1.3)
        p = _rounded(np.array([(-w, 1), (0, -1), (w, 1)]), corner)
        if rng.random() < 0.12:
            p = _turn(p, 90.0 * rng.integers(1, 4))
    elif name == "star":
        inner = rng.uniform(0.35, 0.55)
        a = -np.pi / 2 + np.arange(10) * np.pi / 5
        r = np.where(np.arange(10) % 2, inner, 1.0)
        p = _rounded(np.stack([r * np.cos(a), r * np.sin(a)], 1), corner)
    elif name == "heart":
        p = _heart(rng)
    elif name == "diamond":
        w = rng.uniform(0.62, 1.0)
        p = _rounded(np.array([(-w, 0), (0, -1), (w, 0), (0, 1)]), corner)
        if rng.random() < 0.2:
            p = p[:, ::-1].copy()
        small_turn *= 0.7
    elif name == "cross":
        a = rng.uniform(0.2, 0.42)
        p = np.array([(-a, -1), (a, -1), (a, -a), (1, -a), (1, a), (a, a),
                      (a, 1), (-a, 1), (-a, a), (-1, a), (-1, -a), (-a, -a)])
        p = _rounded(p, corner * 0.7)
        if rng.random() < 0.15:
            p = _turn(p, 45.0)
    elif name == "ring":
        return [_CIRCLE, _CIRCLE * rng.uniform(0.45, 0.8)]
    elif name == "crescent":
        p = _crescent(rng)
    else:
        p = _arrow(rng)
    return [_turn(p, small_turn)]


# --------------------------------------------------------------------------- whole scenes
def _pick_things(rng) -> list[Thing]:
    n = int(rng.choice([1, 2, 3], p=[0.22, 0.36, 0.42]))
    cells = rng.permutation(9)[:n]
    things = [Thing(int(rng.integers(10)), int(rng.integers(10)), int(rng.integers(2)), int(c)) for c in cells]
    if n > 1 and rng.random() < 0.22:  # of all scenes about 15 % then hold two equal objects
        things[1].shape, things[1].colour = things[0].shape, things[0].colour
    return things


def abstract_scene(rng: np.random.Generator) -> Scene:
    """Labels only, for training the language part; no geometry is tried."""
    background = int(rng.integers(9)) if rng.random() < 0.8 else 8
    return Scene(background, sorted(_pick_things(rng), key=lambda t: t.cell))


def _canvas_size(rng) -> tuple[int, int]:
    short = math.exp(rng.uniform(math.log(96), math.log(420)))
    ratio = rng.uniform(1, 2) if rng.random() < 0.75 else 1.0
    if rng.random() < 0.06:
        short *= 2
    long = short * ratio
    if long > 900:
        short, long = short * 900 / long, 900
    w, h = (short, long) if rng.random() < 0.5 else (long, short)
    return max(96, round(w)), max(96, round(h))


def _background(rng):
    """Index and colours: one, or the two ends of a gradient."""
    if rng.random() < 0.24:
        names = list(BACKGROUND_HSV)
        while True:
            a, b = (_hsv(rng, BACKGROUND_HSV[names[i]]) for i in rng.permutation(len(names))[:2])
            if np.linalg.norm(a - b) > 48:
                break
        return 8, [a, b]
    index = int(rng.integers(8))
    return index, [_hsv(rng, BACKGROUND_HSV[BACKGROUNDS[index]])]


def _paint(rng, w: int, h: int, behind) -> np.ndarray:
    if len(behind) == 1:
        return np.full((h, w, 3), behind[0].astype(np.uint8), np.uint8)
    a, b = behind
    x = np.linspace(0, 1, w, dtype=np.float32)[None]
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None]
    if rng.random() < 0.2:
        cx, cy = rng.uniform(0.3, 0.7, 2).astype(np.float32)
        t = np.sqrt((x - cx) ** 2 + (y - cy) ** 2)
    else:
        angle = rng.choice([0, 90, 45, 135]) if rng.random() < 0.6 else rng.uniform(0, 180)
        t = np.float32(math.cos(math.radians(angle))) * x + np.float32(math.sin(math.radians(angle))) * y
    t = (t - t.min()) / (np.ptp(t) + 1e-6)
    table = np.round(a + (b - a) * np.linspace(0, 1, 256)[:, None]).astype(np.uint8)
    return table[np.broadcast_to((t * 255).astype(np.uint8), (h, w))]


def draw(rng: np.random.Generator) -> tuple[Scene, np.ndarray]:
    """One scene and its picture at source size (RGB, uint8)."""
    w, h = _canvas_size(rng)
    short = min(w, h)
    while True:
        background, behind = _background(rng)
        things = _pick_things(rng)
        placed, boxes = [], []
        for thing in things:
            rgb = _hsv(rng, COLOUR_HSV[COLOURS[thing.colour]])
            if any(np.linalg.norm(rgb - b) < CONTRAST for b in behind):
                break
            for _ in range(12):
                contours = outline(SHAPES[thing.shape], rng)
                everything = np.concatenate(contours)
                low, high = everything.min(0), everything.max(0)
                extent = rng.uniform(*SIZE_RANGE[SIZES[thing.size]]) * short
                scale = extent / (high - low).max()
                half = (high - low) * scale / 2
                centre = (np.array([thing.cell % 3, thing.cell // 3]) + 0.5) / 3 * [w, h]
                lo = np.maximum(centre - JITTER * np.array([w, h]), half + 1)
                hi = np.minimum(centre + JITTER * np.array([w, h]), np.array([w, h]) - half - 1)
                if (lo > hi).any():
                    continue
                at = rng.uniform(lo, hi)
                box = np.concatenate([at - half, at + half])
                gap = 0.01 * short
                if any(box[0] < o[2] + gap and o[0] < box[2] + gap and box[1] < o[3] + gap and o[1] < box[3] + gap
                       for o in boxes):
                    continue
                boxes.append(box)
                middle = (low + high) / 2
                placed.append((rgb, [(c - middle) * scale + at for c in contours]))
                break
            else:
                break
        if len(placed) == len(things):
            break

    image = _paint(rng, w, h, behind)
    # One in three scenes is drawn without anti-aliasing; the later reduction smooths most of them.
    line = cv2.LINE_AA if rng.random() < 0.67 or short < 250 else cv2.LINE_8
    outlined = rng.random() < 0.15
    for rgb, contours in placed:
        # The outermost anti-aliased pixel makes a filled polygon fatter: half a pixel is taken off again.
        fixed = [np.round((c - 0.5) * 16).astype(np.int32) for c in contours]
        cv2.fillPoly(image, fixed, rgb.tolist(), line, 4)
        if outlined:
            width = max(1, round(short * rng.uniform(0.004, 0.014)))
            shade = rng.choice([0.0, 0.55, 0.7, 1.6])
            cv2.polylines(image, fixed, True, np.minimum(rgb * shade + (8 if shade else 0), 255).tolist(), width, line, 4)

    scene = Scene(background, sorted(things, key=lambda t: t.cell))
    return scene, _wear(rng, image)


def _wear(rng, image: np.ndarray) -> np.ndarray:
    """Light noise, blur and JPEG artefacts."""
    if rng.random() < 0.15:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 1.2) * min(image.shape[:2]) / 200 + 0.2)
    if rng.random() < 0.2:
        noise = np.empty(image.shape, np.int16)
        cv2.setRNGSeed(int(rng.integers(1 << 30)))
        cv2.randn(noise, 0, float(rng.uniform(1, 8)))
        image = cv2.add(image, noise, dtype=cv2.CV_8U)
    if rng.random() < 0.2:
        image = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 96))])[1], 1)
    return image


def squash(image: np.ndarray, rng: np.random.Generator | None = None) -> np.ndarray:
    """To the input square. The processor uses an anti-aliased Lanczos filter; training varies it."""
    h, w = image.shape[:2]
    kind = 0 if rng is None else rng.integers(4)
    if kind == 0:
        from PIL import Image
        return np.asarray(Image.fromarray(image).resize((SIDE, SIDE), Image.Resampling.LANCZOS))
    if kind == 1 or (w > 2 * SIDE or h > 2 * SIDE):
        image = cv2.resize(image, (min(w, SIDE), min(h, SIDE)), interpolation=cv2.INTER_AREA)
    return cv2.resize(image, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR if kind < 3 else cv2.INTER_CUBIC)


def labels(scene: Scene) -> np.ndarray:
    """28 integers: per grid cell shape, colour, size (-1 where empty), then the background."""
    out = np.full(28, -1, np.int8)
    for t in scene.things:
        out[t.cell * 3: t.cell * 3 + 3] = t.shape, t.colour, t.size
    out[27] = scene.background
    return out


def scene_of(row: np.ndarray) -> Scene:
    """The inverse of `labels`."""
    things = [Thing(int(row[3 * c]), int(row[3 * c + 1]), int(row[3 * c + 2]), c) for c in range(9) if row[3 * c] >= 0]
    return Scene(int(row[27]), things)
