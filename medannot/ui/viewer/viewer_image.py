"""What the viewer is asked to show: single images, images of several frames, and series."""

from dataclasses import dataclass

from medannot.imaging.opened import SeriesFacts
from medannot.ui.viewer.state import FIRST_VIEW, ImageState


@dataclass(frozen=True, slots=True)
class ViewerImage:
    """One image, or one series that is scrolled through like one.

    Attributes:
        key: by which the frame cache knows it; of a series, what tells it from others.
        name: translated, such as "Near".
        frame: 1-based frame to show first.
        frames: how many there are; of a series, its slices.
        title: shown in the corner; names nobody.
        slices: key in the frame cache and 1-based frame of each slice of a series; empty where
            all frames are those of `key`.
        places: where each frame lies in the patient, as far as it is known beforehand; empty, or
            one for each frame.
    """

    key: str
    name: str
    monochrome: bool
    frame: int = 1
    frames: int = 1
    title: str = ""
    slices: tuple[tuple[str, int], ...] = ()
    places: tuple[SeriesFacts | None, ...] = ()

    def __post_init__(self) -> None:
        """Count the slices of a series."""
        if self.slices:
            object.__setattr__(self, "frames", len(self.slices))

    @property
    def sliced(self) -> bool:
        """Tell whether its frames are slices: planes whose place in the patient is known."""
        return any(place is not None and place.position for place in self.places)

    @property
    def gathered(self) -> bool:
        """Tell whether its frames are files of their own."""
        return len({key for key, _ in self.slices}) > 1

    def source(self, frame: int) -> tuple[str, int]:
        """Return key and frame by which the cache knows a frame, counted from 1."""
        return self.slices[frame - 1] if self.slices else (self.key, frame)

    def keys(self) -> set[str]:
        """Return all keys that the cache may be asked for."""
        return {key for key, _ in self.slices} or {self.key}


@dataclass(slots=True)
class LookedAt:
    """How one image is being looked at in one pane.

    Attributes:
        frame: 1-based; shown or waited for.
    """

    frame: int
    state: ImageState = FIRST_VIEW
