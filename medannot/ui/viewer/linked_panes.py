"""Keeps panes that belong together together: frame, zoom and place, window."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from medannot.ui.viewer.linking import (
    ALL_LINKS,
    LINKS,
    Link,
    belong_together,
    linked_frame,
    linked_view,
)
from medannot.ui.viewer.panes import ImagePane, PaneGrid
from medannot.ui.viewer.state import ImageState


class LinkedPanes(QObject):
    """Lets the other panes follow the one in which a person works.

    Args:
        grid: the panes.

    Attributes:
        one_item: whether all images are of one item, and so belong together.
        joined: whether images of elsewhere were put beside them since.

    Signals:
        frame_changed: (ImagePane) a pane has followed to another frame.
    """

    frame_changed = Signal(object)

    def __init__(self, grid: PaneGrid) -> None:
        super().__init__(grid)
        self._links = self._chosen = ALL_LINKS
        self.one_item = True
        self.joined = False
        self._grid = grid
        self._following = False
        self._leader: ImagePane | None = None

    @property
    def links(self) -> frozenset[Link]:
        """Return what the panes do together now."""
        return self._links

    def act(self, action_id: str) -> bool:
        """Switch what an action names, one thing or all; tell whether it names any."""
        if action_id == "viewer.link":
            self.switch_all(linked=not self._links)
        elif action_id in LINKS:
            self._links = self._links ^ {LINKS[action_id]}
            # Where the last one goes by itself, the switch for all means all again.
            self._chosen = self._links or ALL_LINKS
        else:
            return False
        return True

    def switch_all(self, *, linked: bool) -> None:
        """Link what was last chosen (everything at first), or nothing."""
        self._links = self._chosen if linked else frozenset()

    def described(self) -> dict[str, object]:
        """Return what is linked as an event's details."""
        return {"linked": bool(self._links), "links": sorted(link.value for link in self._links)}

    def lead(self, pane: ImagePane) -> None:
        """Let the others follow a pane to its frame, now and again when its place is known."""
        self._leader = pane
        self.follow_frame(pane)

    def frame_arrived(self, pane: ImagePane) -> None:
        """Let a pane that has just come catch up; correct what was followed by a guess before."""
        active = self._grid.active
        if pane.fresh and pane is not active:
            pane.fresh = False
            self._catch_up(active, pane)
        if pane is self._leader:
            self.follow_frame(pane)

    def _catch_up(self, leader: ImagePane, pane: ImagePane) -> None:
        """Show the frame and the window that belong to the leader's."""
        if pane in self._followers(leader, Link.SCROLL) and leader.frame > 1:
            self.follow_frame(leader)
        if leader.view.state.view is not None and pane in self._followers(leader, Link.VIEW):
            self._follow_quietly(lambda: self._take_view(leader, pane, leader.view.state))
        voi = leader.view.state.voi
        follows = voi is not None and pane in self._followers(leader, Link.WINDOW)
        if follows and pane.view.state.voi is None and _same_kind(leader, pane):
            self._follow_quietly(lambda: pane.view.change(replace(pane.view.state, voi=voi)))

    def _follow_quietly(self, act: Callable[[], None]) -> None:
        """Do what no other pane shall follow."""
        self._following = True
        try:
            act()
        finally:
            self._following = False

    def follow_frame(self, leader: ImagePane) -> None:
        """Show in the other panes the frames that belong to the leader's."""
        places = leader.places() if len(self._grid.panes) > 1 else ()
        for pane in self._followers(leader, Link.SCROLL):
            wanted = linked_frame(places, leader.frame, pane.places())
            if wanted is not None and pane.go_to(wanted):
                self.frame_changed.emit(pane)

    def follow_state(self, leader: ImagePane, before: ImageState, after: ImageState) -> None:
        """Take over what has changed of zoom, place and window."""
        if self._following:
            return
        self._following = True
        try:
            if after.view != before.view:
                for pane in self._followers(leader, Link.VIEW):
                    self._take_view(leader, pane, after)
            if after.voi != before.voi:
                for pane in self._followers(leader, Link.WINDOW):
                    if _same_kind(leader, pane):
                        pane.view.change(replace(pane.view.state, voi=after.voi))
        finally:
            self._following = False

    def _followers(self, leader: ImagePane, link: Link) -> list[ImagePane]:
        others = [pane for pane in self._grid.panes if pane is not leader and pane.image]
        if link not in self._links or not others:
            return []
        here, one_item = leader.facts(), self.one_item and not self.joined
        return [pane for pane in others if belong_together(here, pane.facts(), one_item=one_item)]

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
