"""Bare skin, its hair, and the light that turns a scene into a picture."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from medannot.imaging.demo.canvas import Plane, Scene, single

Colours = npt.NDArray[np.float32]

_PAPER = np.array([0.98, 0.86, 0.76], dtype=np.float32)
_MELANIN = np.array([0.62, 1.05, 1.50], dtype=np.float32)
_BLOOD = np.array([0.17, 0.92, 0.86], dtype=np.float32)
_YELLOW = np.array([0.04, 0.22, 1.00], dtype=np.float32)
_SCALE = np.array([0.95, 0.90, 0.85], dtype=np.float32)
_LIGHT = np.array([-0.42, -0.55, 0.72], dtype=np.float32)
_CREASE_MM = 0.85


@dataclass(frozen=True, slots=True)
class Tone:
    """How pigmented and how ruddy a skin is."""

    melanin: float
    blood: float


FAIR = Tone(0.17, 0.15)
MEDIUM = Tone(0.34, 0.15)
BROWN = Tone(0.74, 0.16)


def lay_skin(scene: Scene, tone: Tone) -> None:
    """Give the scene the colour, blotches, creases and pores of bare skin."""
    blotches = scene.cloud(9.0, 1.6)
    scene.melanin += tone.melanin * (1 + 0.07 * blotches + 0.05 * scene.cloud(1.6, 1.0))
    scene.blood += tone.blood * (1 + 0.16 * scene.cloud(13.0) + 0.10 * scene.cloud(2.2, 1.0))
    scene.shine += 0.05
    if scene.px_per_mm * _CREASE_MM < 4:
        scene.height += 0.012 * scene.cloud(1.5, 0.6)
        return
    relief = _creases(scene)
    scene.height += 0.034 * relief + 0.05 * scene.cloud(7.0)
    scene.melanin += tone.melanin * 0.05 * (1 - relief)


def _creases(scene: Scene) -> Plane:
    """Return the rhomboid net of fine furrows: 1 on the fields, towards 0 in the furrows."""
    relief = np.ones(scene.shape, dtype=np.float32)
    for angle in (0.5, -0.62):
        grain = np.abs(scene.grain(_CREASE_MM, angle, 0.35))
        relief *= np.clip(grain / 0.55, 0, 1) ** 0.6
    return relief


def render(scene: Scene) -> Colours:
    """Light the scene from the upper left.

    Returns:
        Red, green and blue from 0 to 1.
    """
    depth = (
        scene.melanin[..., None] * _MELANIN
        + scene.blood[..., None] * _BLOOD
        + scene.yellow[..., None] * _YELLOW
    )
    colour = _PAPER * np.exp(-depth)
    cover = np.clip(scene.keratin, 0, 1)[..., None]
    colour = colour * (1 - cover) + _SCALE * cover
    rise_y, rise_x = np.gradient(scene.height * scene.px_per_mm)
    length = np.sqrt(rise_x**2 + rise_y**2 + 1)
    lit = (-rise_x * _LIGHT[0] - rise_y * _LIGHT[1] + _LIGHT[2]) / length
    halfway = _LIGHT + np.array([0, 0, 1], dtype=np.float32)
    halfway /= np.linalg.norm(halfway)
    mirrored = (-rise_x * halfway[0] - rise_y * halfway[1] + halfway[2]) / length
    shade = 0.42 + 0.58 * np.clip(lit / _LIGHT[2], 0, 1.5)
    gleam = scene.shine * np.clip(mirrored, 0, 1) ** 40
    return single(colour * shade[..., None] + gleam[..., None])


def draw_hairs(scene: Scene, colours: Colours, count: int, *, length_mm: float = 7.0) -> Colours:
    """Lay bent, tapering hairs over the picture."""
    rows, columns = scene.shape
    sheet = Image.new("L", (columns, rows), 0)
    pen = ImageDraw.Draw(sheet)
    for _ in range(count):
        _draw_hair(scene, pen, length_mm * scene.rng.uniform(0.5, 1.3))
    soft = sheet.filter(ImageFilter.GaussianBlur(max(0.6, 0.03 * scene.px_per_mm)))
    cover = np.asarray(soft, dtype=np.float32)[..., None] / 255
    colour = np.array([0.20, 0.13, 0.10], dtype=np.float32)
    return single(colours * (1 - 0.8 * cover) + colour * 0.8 * cover)


def _draw_hair(scene: Scene, pen: ImageDraw.ImageDraw, length_mm: float) -> None:
    rows, columns = scene.shape
    x, y = scene.rng.uniform(0, columns), scene.rng.uniform(0, rows)
    heading = scene.rng.normal(0.9, 0.5)
    bend = scene.rng.normal(0, 0.06)
    steps = 16
    step = length_mm * scene.px_per_mm / steps
    width = 0.09 * scene.px_per_mm
    for number in range(steps):
        ahead = (x + step * np.cos(heading), y + step * np.sin(heading))
        thickness = max(1, round(width * (1 - 0.75 * number / steps)))
        pen.line([(x, y), ahead], fill=210, width=thickness)
        x, y = ahead
        heading += bend


def finish(scene: Scene, colours: Colours, *, vignette: float = 0.16) -> Image.Image:
    """Add what a camera adds (darker corners, softness, noise) and return the picture."""
    rows, columns = scene.shape
    across = scene.x / (columns / scene.px_per_mm / 2)
    down = scene.y / (rows / scene.px_per_mm / 2)
    corners = 1 - vignette * np.clip((across**2 + down**2) / 2, 0, 1) ** 1.4
    lamp = 1 + 0.07 * (-0.6 * across - 0.7 * down)
    lit = colours * (corners * lamp)[..., None]
    lit = lit + 0.008 * scene.rng.standard_normal(colours.shape, dtype=np.float32)
    picture = Image.fromarray((np.clip(lit, 0, 1) * 255).round().astype(np.uint8))
    return picture.filter(ImageFilter.GaussianBlur(0.7))
