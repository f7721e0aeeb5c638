"""Lesions of the skin, drawn into a scene in millimetres."""

from dataclasses import dataclass

import numpy as np

from medannot.imaging.demo.canvas import Plane, Scene, bump, ramp, single


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a lesion lies and how large it is, in millimetres."""

    x: float
    y: float
    radius: float


def _wavy_distance(scene: Scene, spot: Spot, waviness: float) -> Plane:
    """Return the distance from a spot's middle, its circles bent by noise."""
    wobble = scene.cloud(spot.radius * 0.9, 3.0) * 0.8 + scene.cloud(spot.radius * 0.22, 2.6) * 0.2
    return single(scene.distance(spot.x, spot.y) + wobble * spot.radius * waviness)


def annular_plaque(scene: Scene, spot: Spot) -> None:
    """Draw a ring with a raised, red, scaling edge that clears towards its centre."""
    away = _wavy_distance(scene, spot, 0.07)
    width = spot.radius * 0.17
    edge = bump(away, spot.radius, width)
    inside = ramp(away, spot.radius, spot.radius * 0.8)
    texture = 1 + 0.28 * scene.cloud(1.1, 0.8)
    flare = 0.22 * ramp(away, spot.radius * 1.55, spot.radius)
    scene.blood += 0.95 * edge * texture + 0.13 * inside + flare
    scene.height += edge * (0.62 + 0.05 * scene.cloud(1.3, 1.3))
    flecks = ramp(scene.cloud(0.9, 1.7) + 0.35 * scene.cloud(2.5), 1.05, 1.75)
    scene.keratin += 0.85 * flecks * bump(away, spot.radius * 0.93, width * 0.85)
    scene.height += 0.07 * flecks * edge


def scaly_plaque(scene: Scene, spot: Spot) -> None:
    """Draw a sharply bounded, thick red plaque under silvery scale."""
    away = _wavy_distance(scene, spot, 0.10)
    body = ramp(away, spot.radius, spot.radius * 0.93)
    scene.blood += 0.88 * body * (1 + 0.12 * scene.cloud(1.2, 0.9))
    scene.height += 0.75 * body
    lamellae = scene.cloud(2.0, 1.5) + 0.7 * scene.cloud(5.0)
    cover = ramp(lamellae, -0.9, 1.5) * ramp(away, spot.radius * 0.97, spot.radius * 0.82)
    scene.keratin += 0.80 * cover
    scene.height += cover * (0.14 + 0.06 * scene.cloud(0.9, 1.3))
    scene.shine += 0.12 * cover


def dome(scene: Scene, spot: Spot, *, height: float, dimple: float = 0.0) -> Plane:
    """Raise a half sphere, with a dimple in its middle where asked.

    Returns:
        How much each pixel belongs to it, 0 to 1.
    """
    away = scene.distance(spot.x, spot.y) / spot.radius
    shape = np.sqrt(np.clip(1 - away**2, 0, 1)) * ramp(away, 1.05, 0.75)
    scene.height += height * shape - dimple * height * bump(away, 0, 0.28)
    return ramp(away, 1.1, 0.85)


def pustules(scene: Scene, spots: list[Spot]) -> None:
    """Draw red papules around hair openings, the larger ones with a yellow point of pus."""
    for spot in spots:
        away = scene.distance(spot.x, spot.y) / spot.radius
        scene.blood += 0.95 * ramp(away, 1.9, 0.4)
        dome(scene, spot, height=spot.radius * 0.45)
        if spot.radius > 0.95:
            tip = ramp(away, 0.62, 0.36)
            scene.blood -= 0.80 * tip
            scene.yellow += 0.35 * tip
            scene.shine += 0.30 * tip


def vesicles(scene: Scene, spots: list[Spot]) -> None:
    """Draw clear, tense blisters on reddened ground."""
    ground = np.zeros(scene.shape, dtype=np.float32)
    for spot in spots:
        away = scene.distance(spot.x, spot.y) / spot.radius
        np.maximum(ground, ramp(away, 4.2, 0.9), out=ground)
    scene.blood += 0.80 * scene.blurred(ground, 0.7) * (1 + 0.15 * scene.cloud(2.5))
    for spot in spots:
        body = dome(scene, spot, height=spot.radius * 0.85)
        scene.blood -= 0.48 * body
        scene.yellow += 0.10 * body
        scene.shine += 0.85 * body


def umbilicated_papules(scene: Scene, spots: list[Spot]) -> None:
    """Draw pearly domes with a dimple in the middle."""
    for spot in spots:
        away = scene.distance(spot.x, spot.y) / spot.radius
        body = dome(scene, spot, height=spot.radius * 0.55, dimple=0.42)
        core = bump(away, 0, 0.2)
        scene.blood += 0.14 * ramp(away, 1.7, 0.8) - 0.10 * body
        scene.melanin -= 0.35 * scene.melanin * body
        scene.keratin += 0.55 * core
        scene.shine += 0.20 * body


def even_naevus(scene: Scene, spot: Spot) -> None:
    """Draw a small, round, evenly brown mole with a sharp, regular edge."""
    away = _wavy_distance(scene, spot, 0.015)
    body = ramp(away, spot.radius, spot.radius * 0.86)
    scene.melanin += 0.95 * body * (1 + 0.06 * scene.cloud(0.7, 0.8))
    scene.height += 0.35 * body * np.clip(1 - (away / spot.radius) ** 2, 0, 1)


def irregular_naevus(scene: Scene, spot: Spot) -> None:
    """Draw a large, asymmetric pigmented lesion with a notched edge and several colours."""
    away = _wavy_distance(scene, spot, 0.17)
    lean = (scene.x - spot.x) / spot.radius
    body = ramp(away + 1.1 * np.clip(lean, 0, 2), spot.radius, spot.radius * 0.90)
    shades = scene.cloud(spot.radius * 0.55, 1.8)
    scene.melanin += body * (1.0 + 0.5 * shades)
    dark = body * bump(scene.distance(spot.x - 0.35 * spot.radius, spot.y + 1.2), 0, 3.0)
    scene.melanin += 1.1 * dark
    pale = body * bump(scene.distance(spot.x + 0.45 * spot.radius, spot.y - 1.5), 0, 2.4)
    scene.melanin *= 1 - 0.62 * pale
    scene.blood += 0.55 * pale + 0.20 * ramp(away, spot.radius * 1.3, spot.radius)
    scene.height += 0.18 * body + 0.35 * dark


def wheals(scene: Scene, spots: list[Spot]) -> None:
    """Draw smooth raised weals, pale in the middle, in a red flare."""
    for spot in spots:
        away = _wavy_distance(scene, spot, 0.13)
        body = ramp(away, spot.radius, spot.radius * 0.78)
        scene.height += 1.1 * scene.blurred(body, 1.0)
        scene.blood += 0.50 * ramp(away, spot.radius * 1.6, spot.radius * 0.85)
        scene.blood -= 0.36 * ramp(away, spot.radius * 0.9, spot.radius * 0.35)


def depigmented_patch(scene: Scene, spot: Spot) -> None:
    """Draw a flat, sharply bounded patch without pigment."""
    away = _wavy_distance(scene, spot, 0.16)
    body = ramp(away, spot.radius, spot.radius * 0.94)
    scene.melanin *= 1 - 0.93 * body
    scene.melanin += 0.16 * bump(away, spot.radius * 1.03, spot.radius * 0.07)
    scene.blood += 0.06 * body


def scattered(
    scene: Scene, count: int, span: tuple[float, float], radii: tuple[float, float]
) -> list[Spot]:
    """Draw places that keep clear of each other within so many millimetres about the middle."""
    spots: list[Spot] = []
    for _ in range(count * 30):
        if len(spots) == count:
            break
        spot = Spot(
            float(scene.rng.uniform(-span[0], span[0])),
            float(scene.rng.uniform(-span[1], span[1])),
            float(scene.rng.uniform(*radii)),
        )
        if all(
            np.hypot(spot.x - s.x, spot.y - s.y) > 1.7 * (spot.radius + s.radius) for s in spots
        ):
            spots.append(spot)
    return spots
