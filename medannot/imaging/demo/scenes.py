"""Whole pictures: a limb seen from farther away, and a nail."""

from collections.abc import Callable

import numpy as np
from PIL import Image

from medannot.imaging.demo.canvas import Plane, Scene, bump, new_scene, ramp, single
from medannot.imaging.demo.skin import FAIR, Colours, Tone, draw_hairs, finish, lay_skin, render

SIZE = (900, 1200)

Painter = Callable[[Scene], None]


def near(seed: int, tone: Tone, paint: Painter, *, width_mm: float, hairs: int = 0) -> Image.Image:
    """Draw a lesion that fills the picture."""
    scene = new_scene(seed, SIZE, SIZE[1] / width_mm)
    lay_skin(scene, tone)
    paint(scene)
    colours = render(scene)
    if hairs:
        colours = draw_hairs(scene, colours, hairs)
    return finish(scene, colours)


def on_limb(
    seed: int, tone: Tone, paint: Painter, *, width_mm: float, limb_mm: float, hairs: int = 0
) -> Image.Image:
    """Draw a forearm on a grey cloth, as seen from half a metre or more."""
    scene = new_scene(seed, SIZE, SIZE[1] / width_mm)
    lay_skin(scene, tone)
    paint(scene)
    across = _across_limb(scene, limb_mm)
    edge_mm = 1.2 / scene.px_per_mm
    inside = ramp(np.abs(across), 1.0, 1.0 - 2 * edge_mm / limb_mm)
    roundness = np.sqrt(np.clip(1 - (across * 0.985) ** 2, 0, 1))
    colours = render(scene)
    if hairs:
        colours = draw_hairs(scene, colours, hairs, length_mm=9.0)
    colours = colours * (0.30 + 0.70 * roundness - 0.13 * across)[..., None]
    picture = _cloth(scene, across) * (1 - inside[..., None]) + colours * inside[..., None]
    return finish(scene, picture, vignette=0.10)


def _across_limb(scene: Scene, limb_mm: float) -> Plane:
    """Return the place across the limb: -1 at its upper edge, 1 at the lower, beyond outside."""
    tilt = 0.13
    along = scene.x * np.cos(tilt) + scene.y * np.sin(tilt)
    off = scene.y * np.cos(tilt) - scene.x * np.sin(tilt)
    span = scene.shape[1] / scene.px_per_mm
    swelling = 0.5 * limb_mm * (1 + 0.20 * along / span - 0.10 * np.cos(3 * along / span))
    return single(off / swelling)


def _cloth(scene: Scene, across: Plane) -> Colours:
    weave = 0.02 * scene.grain(1.4, 0.0, 0.3) + 0.02 * scene.grain(1.4, 1.57, 0.3)
    folds = 0.035 * scene.cloud(70.0, 3.0)
    shadow = 1 - 0.45 * ramp(across, 1.55, 0.95) * ramp(across, -1.0, 0.2)
    grey = (0.40 + weave + folds) * shadow
    tint = np.array([0.90, 0.98, 1.04], dtype=np.float32)
    return single(grey[..., None] * tint)


def thickened_nail(seed: int) -> Image.Image:
    """Draw a big toe whose nail is yellow, thick and crumbling from its free edge."""
    scene = new_scene(seed, SIZE, SIZE[1] / 62.0)
    lay_skin(scene, FAIR)
    toe = np.hypot(scene.x / 17.5, np.clip(-(scene.y - 1), 0, None) / 19.5)
    sides = np.where(scene.y > 1, np.abs(scene.x) / (17.5 + 0.05 * scene.y), toe)
    plate = _nail_plate(scene)
    _colour_nail(scene, plate)
    scene.height += 3.2 * np.sqrt(np.clip(1 - (sides * 0.97) ** 2, 0, 1))
    inside = ramp(single(sides), 1.0, 0.985)
    colours = render(scene) * (0.50 + 0.50 * np.sqrt(np.clip(1 - sides**2, 0, 1)))[..., None]
    flat = single(scene.y / 22.0)
    picture = _cloth(scene, flat) * (1 - inside[..., None]) + colours * inside[..., None]
    return finish(scene, picture, vignette=0.10)


def _nail_plate(scene: Scene) -> Plane:
    """Return where the nail lies: a rounded square, 21 mm wide and 24 mm long."""
    ragged = 0.35 * scene.cloud(1.6, 1.4) * ramp(scene.y, -4.0, -13.0)
    form = (np.abs(scene.x) / 10.8) ** 3.4 + (np.abs(scene.y + 2.5 + ragged) / 12.0) ** 3.4
    return ramp(single(form), 1.03, 0.97)


def _colour_nail(scene: Scene, plate: Plane) -> None:
    spread = scene.y + 4.0 + 2.0 * scene.cloud(3.5, 2.4) + 1.1 * scene.grain(2.2, 0.0, 0.25)
    sick = ramp(single(spread), 4.5, -3.0) * plate
    fold = bump(plate, 0.5, 0.35)
    scene.melanin *= 1 - 0.75 * plate
    scene.blood *= 1 - 0.30 * plate
    scene.yellow += sick * (0.62 + 0.16 * scene.cloud(2.4, 1.2)) + 0.05 * plate
    scene.melanin += sick * np.clip(0.26 + 0.20 * scene.cloud(2.0, 1.5), 0, None)
    scene.keratin += 0.35 * sick * ramp(scene.cloud(0.8, 1.0), 0.4, 1.3)
    lunula = ramp(scene.distance(0.0, 12.5), 5.4, 4.6) * plate
    scene.keratin += 0.32 * lunula * (1 - sick)
    scene.height += 0.55 * plate + 0.55 * sick * (1 + 0.22 * scene.cloud(2.2, 1.8))
    scene.height += 0.03 * plate * scene.grain(1.2, 1.57, 0.12)
    scene.height -= 0.30 * fold
    scene.blood += 0.30 * fold
    scene.shine += 0.20 * plate * (1 - 0.8 * sick)
