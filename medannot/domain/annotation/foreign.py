"""Annotations that another program wrote, before their labels are mapped to a lexicon."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medannot.domain.annotation.shapes import Shape
from medannot.domain.errors import Problem


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """A mark, or a word said of the whole image where there is no shape.

    Attributes:
        label: the other program's word.
        node_id: the lexicon's node, where medannot wrote the file itself; else nothing.
        attributes: what else was said of it, by names of the other program.
    """

    label: str
    shape: Shape | None
    node_id: str = ""
    frame: int = 1
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ForeignImage:
    """An image of the file; its name is how it is found again.

    Attributes:
        columns, rows: as the file says, or None.
    """

    name: str
    columns: int | None
    rows: int | None
    marks: tuple[ForeignMark, ...]


@dataclass(frozen=True, slots=True)
class ForeignSet:
    """What a file holds.

    Attributes:
        problems: what could not be read of it, each with its place; the rest is there.
    """

    images: tuple[ForeignImage, ...]
    problems: tuple[Problem, ...] = ()

    def labels(self) -> dict[str, int]:
        """Return how often each word stands in the file."""
        found: dict[str, int] = {}
        for image in self.images:
            for mark in image.marks:
                found[mark.label] = found.get(mark.label, 0) + 1
        return found
