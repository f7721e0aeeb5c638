"""Keeps panes that belong together together: frame, zoom and place, window."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from medannot.ui.viewer.linking import belong_together, linked_frame, linked_view
from medannot.ui.viewer.panes import ImagePane, PaneGrid
from medannot.ui.viewer.state import ImageState


class LinkedPanes(QObject):
    """Lets the other panes follow the one in which a person works.

    Args:
        grid: the panes.

    Signals:
        frame_changed: (ImagePane) a pane has followed to another frame.
    """

    frame_changed = Signal(object)

    def __init__(self, grid: PaneGrid) -> None:
        super().__init__(grid)
        self.on = True
        self.one_item = True
        self._grid = grid
        self._following = False
        self._leader: ImagePane | None = None

    def lead(self, pane: ImagePane) -> None:
        """Let the others follow a pane to its frame, now and again when its place is known."""
        self._leader = pane
        self.follow_frame(pane)

    def frame_arrived(self, pane: ImagePane) -> None:
        """Correct what was followed by a guess while the leader's frame was not there yet."""
        if pane is self._leader:
            self.follow_frame(pane)

    def follow_frame(self, leader: ImagePane) -> None:
        """Show in the other panes the frames that belong to the leader's."""
        places = leader.places() if len(self._grid.panes) > 1 else ()
        for pane in self._followers(leader):
            wanted = linked_frame(places, leader.frame, pane.places())
            if wanted is not None and pane.go_to(wanted):
                self.frame_changed.emit(pane)

    def follow_state(self, leader: ImagePane, before: ImageState, after: ImageState) -> None:
        """Take over what has changed of zoom, place and window."""
        if self._following:
            return
        self._following = True
        try:
            for pane in self._followers(leader):
                if after.view != before.view:
                    self._take_view(leader, pane, after)
                if after.voi != before.voi and _same_kind(leader, pane):
                    pane.view.change(replace(pane.view.state, voi=after.voi))
        finally:
            self._following = False

    def _followers(self, leader: ImagePane) -> list[ImagePane]:
        others = [pane for pane in self._grid.panes if pane is not leader and pane.image]
        if not self.on or not others:
            return []
        here = leader.facts()
        return [
            pane for pane in others if belong_together(here, pane.facts(), one_item=self.one_item)
        ]

    def _take_view(self, leader: ImagePane, pane: ImagePane, after: ImageState) -> None:
        source, target = leader.shown(), pane.shown()
        if source is None or target is None:
            return
        view = linked_view(after.view, source, target)
        if view is None:
            pane.view.fit()
        else:
            pane.view.look(view, moving=True)


def _same_kind(leader: ImagePane, pane: ImagePane) -> bool:
    """Tell whether a window means the same in both: monochrome, of one modality and unit."""
    one, other = leader.view.prepared, pane.view.prepared
    if one is None or other is None or not (one.monochrome and other.monochrome):
        return False
    kinds = [(found.frame.modality, found.frame.rescale_unit) for found in (one, other)]
    return kinds[0] == kinds[1]
