"""Which marks show the lit entity, and which image has to be in front for them to be seen."""

from PySide6.QtCore import QObject

from medannot.domain.annotation.finding import Mark
from medannot.domain.ids import FindingId
from medannot.ui.bench.image_side import ImageSide
from medannot.ui.review.desk.desk_state import DeskState
from medannot.ui.review.desk.marked import shown_findings
from medannot.ui.review.desk.spotlight import Spotlight


class Lighting(QObject):
    """Keeps the light on what is asked about.

    Args:
        image: the image side of the bench.
        parent: who owns it.
    """

    def __init__(self, image: ImageSide, parent: QObject) -> None:
        super().__init__(parent)
        self._image = image
        self._brought: tuple[object, ...] = ()
        self.spotlight = Spotlight(image.board, self._repaint)
        image.image_changed.connect(self.follow_view)

    def _repaint(self) -> None:
        self._image.viewer.view.update()

    def follow_view(self) -> None:
        """Lie over the pane that is in front now."""
        self.spotlight.use_view(self._image.viewer.view)

    def switch(self) -> None:
        """Take marks and shade away, or bring them back."""
        self._image.board.switch_all()

    def show_state(self, state: DeskState) -> None:
        """Light what is asked about; nothing while something is corrected."""
        if state.working:
            self.spotlight.light(frozenset())
            return
        marks = _marks_of(state)
        self._bring_image(state, marks)
        self.spotlight.light(frozenset(marks))

    def _bring_image(self, state: DeskState, marks: dict[FindingId, str]) -> None:
        """Show an image on which the lit entity is seen, once it is lit."""
        key = (state.opened.place.id if state.opened is not None else None, state.lit, state.step)
        if key == self._brought or state.opened is None:
            return
        self._brought = key
        entity = state.entity
        wanted = set(marks.values())
        if not wanted and entity is not None and entity.media_id is not None:
            wanted = {str(entity.media_id)}
        image = self._image.image
        if not wanted or (image is not None and image.media_id in wanted):
            return
        for place, one in enumerate(state.opened.images):
            if one.media_id in wanted:
                self._image.viewer.open(place)
                return


def _marks_of(state: DeskState) -> dict[FindingId, str]:
    """Return the marks that show the lit entity, with the images on which they lie."""
    entity, findings = state.entity, state.findings
    if entity is None:
        return {}
    wanted = shown_findings(entity, findings)
    return {
        one.id: one.media_id or ""
        for one in findings.values()
        if isinstance(one.content, Mark) and one.content.target in wanted
    }
