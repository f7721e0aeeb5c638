"""What every drawn skin picture stands on: a sheet in millimetres and reproducible noise."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float32]
"""One value per pixel, rows first."""


@dataclass(slots=True)
class Scene:
    """A piece of skin before it is lit: one plane for each thing that colours or shapes it.

    Attributes:
        px_per_mm: pixels per millimetre.
        rng: where all chance comes from.
        x: millimetres to the right of the middle.
        y: millimetres below the middle.
        height: elevation in millimetres.
        melanin: absorption by brown pigment, 0 for none.
        blood: absorption by blood, 0 for none.
        keratin: 0 to 1, how much white scale covers the skin.
        yellow: absorption by crusts and pus.
        shine: strength of the mirrored light.
    """

    px_per_mm: float
    rng: np.random.Generator
    x: Plane
    y: Plane
    height: Plane
    melanin: Plane
    blood: Plane
    keratin: Plane
    yellow: Plane
    shine: Plane

    @property
    def shape(self) -> tuple[int, int]:
        """Return rows and columns."""
        return self.x.shape[0], self.x.shape[1]

    def cloud(self, wavelength_mm: float, steepness: float = 2.0) -> Plane:
        """Draw soft blotches whose largest spots measure about the wavelength.

        Returns:
            Values of mean 0 and standard deviation 1.
        """
        frequency = _frequencies(self.shape) * (wavelength_mm * self.px_per_mm)
        return self._filtered((1.0 + frequency**2) ** (-steepness / 2 - 0.5))

    def grain(self, wavelength_mm: float, angle: float = 0.0, stretch: float = 1.0) -> Plane:
        """Draw an even grain of one wavelength, stretched along an angle in radians.

        Returns:
            Values of mean 0 and standard deviation 1.
        """
        frequency = _frequencies(self.shape, angle, stretch) * (wavelength_mm * self.px_per_mm)
        return self._filtered(np.exp(-((np.log(frequency + 1e-6) / 0.45) ** 2)))

    def _filtered(self, weights: Plane) -> Plane:
        white = np.fft.rfft2(self.rng.standard_normal(self.shape, dtype=np.float32))
        drawn = np.fft.irfft2(white * weights, s=self.shape)
        spread = float(drawn.std()) or 1.0
        return single((drawn - drawn.mean()) / spread)

    def blurred(self, plane: Plane, sigma_mm: float) -> Plane:
        """Blur a plane by a Gaussian of so many millimetres."""
        frequency = _frequencies(self.shape)
        weights = np.exp(-2 * (np.pi * sigma_mm * self.px_per_mm * frequency) ** 2)
        return single(np.fft.irfft2(np.fft.rfft2(plane) * weights, s=self.shape))

    def distance(self, x_mm: float, y_mm: float) -> Plane:
        """Return each pixel's distance from a point in millimetres."""
        return single(np.hypot(self.x - x_mm, self.y - y_mm))


def new_scene(seed: int, size: tuple[int, int], px_per_mm: float) -> Scene:
    """Return an empty scene of rows and columns, its middle at (0, 0) mm."""
    rows, columns = size
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    blank = np.zeros(size, dtype=np.float32)
    return Scene(
        px_per_mm=px_per_mm,
        rng=np.random.Generator(np.random.PCG64(seed)),
        x=(x - columns / 2) / px_per_mm,
        y=(y - rows / 2) / px_per_mm,
        height=blank.copy(),
        melanin=blank.copy(),
        blood=blank.copy(),
        keratin=blank.copy(),
        yellow=blank.copy(),
        shine=blank.copy(),
    )


def single(values: npt.ArrayLike) -> Plane:
    """Return the values in single precision, which is fine enough for a picture."""
    return np.asarray(values, dtype=np.float32)


def ramp(plane: Plane, start: float, end: float) -> Plane:
    """Rise smoothly from 0 at the start to 1 at the end; falls where the end is the smaller."""
    part = np.clip((plane - start) / (end - start), 0.0, 1.0)
    return single(part * part * (3.0 - 2.0 * part))


def bump(plane: Plane, middle: float, width: float) -> Plane:
    """Return a bell of height 1 about the middle."""
    return single(np.exp(-(((plane - middle) / width) ** 2)))


@lru_cache(maxsize=16)
def _frequencies(shape: tuple[int, int], angle: float = 0.0, stretch: float = 1.0) -> Plane:
    """Return cycles per pixel of each bin of a real two-dimensional spectrum."""
    vertical = np.fft.fftfreq(shape[0])[:, None]
    horizontal = np.fft.rfftfreq(shape[1])[None, :]
    along = horizontal * np.cos(angle) + vertical * np.sin(angle)
    across = vertical * np.cos(angle) - horizontal * np.sin(angle)
    return single(np.hypot(along * stretch, across))
