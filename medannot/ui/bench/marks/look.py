"""How strongly marks are drawn over an image: a person's choice, the same for all images."""

from dataclasses import dataclass, replace

OPACITIES = (20, 40, 60, 80, 100)
"""In percent; the fill of a mark and of what is painted are that much fainter, as its line."""


@dataclass(frozen=True, slots=True)
class MarkLook:
    """What a person chose.

    Attributes:
        percent: how strongly marks are drawn.
        dimmed: marks that are not selected step back while others are, or while one is drawn.
        named: the tag of a lesion's largest mark has its name.
    """

    percent: int = 100
    dimmed: bool = False
    named: bool = True

    @property
    def opacity(self) -> float:
        """Return how strongly marks are drawn, from 0 to 1."""
        return self.percent / 100

    def stepped(self, by: int) -> "MarkLook":
        """Return the look that is so many steps stronger, or fainter."""
        place = min(range(len(OPACITIES)), key=lambda n: abs(OPACITIES[n] - self.percent))
        return replace(self, percent=OPACITIES[min(max(place + by, 0), len(OPACITIES) - 1)])
