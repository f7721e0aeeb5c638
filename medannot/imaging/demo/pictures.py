"""The demo's skin pictures by name; each is drawn from a seed and is nobody's skin."""

from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType

from PIL import Image

from medannot.imaging.demo import lesions, scenes
from medannot.imaging.demo.canvas import Scene
from medannot.imaging.demo.lesions import Spot
from medannot.imaging.demo.skin import BROWN, FAIR, MEDIUM


def _ring(scene: Scene) -> None:
    lesions.annular_plaque(scene, Spot(0.0, 0.0, 14.0))


def _plaque(scene: Scene) -> None:
    lesions.scaly_plaque(scene, Spot(-1.0, 0.5, 17.0))
    lesions.scaly_plaque(scene, Spot(25.0, -13.0, 4.0))


def _pustules(scene: Scene) -> None:
    lesions.pustules(scene, lesions.scattered(scene, 26, (20.0, 14.0), (0.6, 1.6)))


def _vesicle_band(scene: Scene) -> None:
    spots = []
    for middle_x, middle_y in ((-42.0, 14.0), (-14.0, 5.0), (14.0, -3.0), (42.0, -13.0)):
        group = lesions.scattered(scene, 9, (11.0, 7.0), (1.2, 2.3))
        spots += [Spot(s.x + middle_x, s.y + middle_y, s.radius) for s in group]
    lesions.vesicles(scene, spots)


def _umbilicated(scene: Scene) -> None:
    lesions.umbilicated_papules(scene, lesions.scattered(scene, 13, (19.0, 13.0), (1.3, 2.5)))


def _even_naevus(scene: Scene) -> None:
    lesions.even_naevus(scene, Spot(0.5, 0.0, 2.3))


def _irregular_naevus(scene: Scene) -> None:
    lesions.irregular_naevus(scene, Spot(-0.5, 0.0, 8.0))


def _wheals(scene: Scene) -> None:
    lesions.wheals(scene, lesions.scattered(scene, 7, (50.0, 36.0), (5.0, 11.0)))


def _depigmented(scene: Scene) -> None:
    for spot in (Spot(-12.0, -3.0, 13.0), Spot(17.0, 9.0, 8.0), Spot(14.0, -15.0, 4.0)):
        lesions.depigmented_patch(scene, spot)


_PICTURES: Mapping[str, Callable[[], Image.Image]] = MappingProxyType(
    {
        "ring_near.jpg": lambda: scenes.near(11, FAIR, _ring, width_mm=52, hairs=46),
        "ring_middle.jpg": lambda: scenes.on_limb(
            12, FAIR, _ring, width_mm=170, limb_mm=88, hairs=260
        ),
        "ring_far.jpg": lambda: scenes.on_limb(
            13, FAIR, _ring, width_mm=330, limb_mm=92, hairs=420
        ),
        "plaque_near.jpg": lambda: scenes.near(21, MEDIUM, _plaque, width_mm=62, hairs=24),
        "pustules_near.jpg": lambda: scenes.near(31, FAIR, _pustules, width_mm=48, hairs=34),
        "vesicles_middle.jpg": lambda: scenes.near(41, MEDIUM, _vesicle_band, width_mm=130),
        "umbilicated_near.jpg": lambda: scenes.near(51, MEDIUM, _umbilicated, width_mm=46),
        "naevus_even_near.jpg": lambda: scenes.near(61, FAIR, _even_naevus, width_mm=26, hairs=9),
        "naevus_irregular_near.jpg": lambda: scenes.near(
            71, FAIR, _irregular_naevus, width_mm=32, hairs=7
        ),
        "wheals_middle.jpg": lambda: scenes.near(81, FAIR, _wheals, width_mm=140),
        "depigmented_near.jpg": lambda: scenes.near(91, BROWN, _depigmented, width_mm=60),
        "nail_near.jpg": lambda: scenes.thickened_nail(101),
    }
)


def picture_names() -> tuple[str, ...]:
    """Return the file names of all pictures that can be drawn."""
    return tuple(_PICTURES)


def draw_picture(name: str) -> bytes:
    """Draw a picture and return it as a JPEG file.

    Raises:
        KeyError: no picture has this name.
    """
    target = BytesIO()
    _PICTURES[name]().save(target, "JPEG", quality=90, subsampling=0)
    return target.getvalue()
