"""The order in which frames are decoded: what is looked at, what was asked for, what may come."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence

from medannot.ui.viewer.prepared import Pane

Place = tuple[str, int]
"""Key of an image and 1-based frame."""


class FrameQueue:
    """Frames that wait for their turn; each is in it once."""

    def __init__(self) -> None:
        self._urgent: OrderedDict[Place, Pane | None] = OrderedDict()
        self._wanted: OrderedDict[Place, Pane | None] = OrderedDict()
        self._ahead: dict[Hashable, OrderedDict[Place, Pane | None]] = {}

    def add(self, place: Place, pane: Pane | None, *, urgent: bool) -> None:
        """Put a frame in: an urgent one before all others, else behind what is wanted."""
        if urgent:
            self._wanted.pop(place, None)
            self._urgent[place] = pane
            self._urgent.move_to_end(place)
        elif place not in self._urgent:
            self._wanted.setdefault(place, pane)

    def look_ahead(self, owner: Hashable, places: Sequence[Place], pane: Pane | None) -> None:
        """Replace what an owner looks ahead at."""
        self._ahead[owner] = OrderedDict((place, pane) for place in places)

    def remove(self, place: Place) -> None:
        """Take a frame out that nobody wants any more."""
        self._urgent.pop(place, None)
        self._wanted.pop(place, None)

    def drop_others(self, keys: set[str]) -> tuple[Place, ...]:
        """Take out the frames of all images but these; return those that were wanted."""
        dropped: list[Place] = []
        for lane in (self._urgent, self._wanted):
            for place in [place for place in lane if place[0] not in keys]:
                del lane[place]
                dropped.append(place)
        for lane in self._ahead.values():
            for place in [place for place in lane if place[0] not in keys]:
                del lane[place]
        return tuple(dropped)

    def take(self, *, ahead: bool) -> tuple[Place, Pane | None] | None:
        """Take out the next frame to decode, or None.

        Args:
            ahead: whether what is looked ahead at may be taken too.
        """
        if self._urgent:
            return self._urgent.popitem(last=True)
        if self._wanted:
            return self._wanted.popitem(last=False)
        if not ahead:
            return None
        # By turns, so that no pane's neighbours wait for all of another's.
        for owner in list(self._ahead):
            lane = self._ahead.pop(owner)
            if lane:
                found = lane.popitem(last=False)
                self._ahead[owner] = lane
                return found
        return None
