"""What a mark on an image is to the screen."""

from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.shapes import Shape
from medannot.domain.ids import FindingId

Where = tuple[str, int]
"""Id of a stored image and 1-based frame."""


class TargetKind(StrEnum):
    """What a mark shows: each kind has a colour and a marker of its own."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    LESION = "lesion"
    REGION = "region"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ShownMark:
    """One mark of the frame in front.

    Attributes:
        id: of its finding.
        target: the kind of what it shows; a lesion whose role is not said yet is LESION, and
            NOTHING stands for a mark of which nothing is said yet.
        number: printed beside it; by it the mark is known where colours are not.
        label: words that stand beside the number while the mark is selected, such as its term.
    """

    id: FindingId
    shape: Shape
    target: TargetKind = TargetKind.NOTHING
    number: int = 0
    label: str = ""
    selected: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Copied:
    """A mark as it would lie on another frame.

    Attributes:
        source: the mark that is copied.
    """

    source: FindingId
    shape: Shape
    where: Where
