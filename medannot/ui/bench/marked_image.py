"""What acts on marks need of the image side: the image in front, its marks, and how to act."""

from typing import Protocol

from medannot.domain.ids import FindingId
from medannot.imaging.frame import Frame
from medannot.services.annotating_values import CaseImage
from medannot.ui.bench.bench_state import BenchState, Wish
from medannot.ui.bench.marks.board_presenter import MarkBoard


class MarkedImage(Protocol):
    """The images of a case, one of them in front, with the marks of the frame that is shown."""

    board: MarkBoard

    @property
    def images(self) -> tuple[CaseImage, ...]:
        """Return the images of the case."""

    @property
    def image(self) -> CaseImage | None:
        """Return the image in front."""

    @property
    def frame(self) -> int:
        """Return its frame, counted from 1."""

    @property
    def frame_shown(self) -> Frame | None:
        """Return the frame that is seen, or None while none is."""

    @property
    def state(self) -> BenchState:
        """Return what is said of the case now."""

    def are_of_a_series(self, one: CaseImage, other: CaseImage) -> bool:
        """Tell whether two images are of one series."""

    def new_id(self) -> FindingId:
        """Return the id of a mark that is to be made."""

    def do(self, wish: Wish) -> None:
        """Do what is wished, as one act."""

    def choose_later(self, mark_ids: tuple[FindingId, ...]) -> None:
        """Select marks as soon as they are seen."""

    def go_to(self, image: CaseImage, frame: int) -> None:
        """Show a frame of an image of the case."""

    def say(self, words: str) -> None:
        """Say at the foot of the page what was done."""

    def refuse(self, words: str) -> None:
        """Say below the image why something cannot be done."""
