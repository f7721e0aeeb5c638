"""What the page of results says while nobody has answered a question of the study."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medannot.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable


class NobodyYet(Banner):
    """Says that there is no answer of a reader yet, and leads to where readers begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.hide()

    def show_for(self, table: "BaselineTable") -> None:
        """Stand there while the table has no answer of a reader."""
        if any(row.overall.n for row in table.rows):
            self.say("")
            return
        said = self.tr(
            "No reader has answered a question of this study yet, so that there is no figure of "
            "people. Readers begin on the page Take a set."
        )
        self.say(said, act=self.tr("Take a set"))
