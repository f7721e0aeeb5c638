"""What the page of results says of keys that were corrected after the study was frozen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medannot.ui.dialogs import Dialogs
from medannot.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable, ItemFacts


class CorrectedKeys(Banner):
    """Says how many keys were corrected since, and leads to the questions.

    Args:
        dialogs: show the questions.
        parent: the widget it stands in.
    """

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._dialogs = dialogs
        self._corrected: tuple[ItemFacts, ...] = ()
        self.acted.connect(self._tell)
        self.hide()

    def show_for(self, table: "BaselineTable") -> None:
        """Stand there where keys of the study's questions were corrected."""
        self._corrected = table.corrected
        if not self._corrected:
            self.say("")
            return
        said = self.tr(
            "%Ln question(s) of this study had the key corrected since it was frozen; results go "
            "by the key as frozen.",
            "",
            len(self._corrected),
        )
        self.say(said, act=self.tr("Show which"))

    def _tell(self) -> None:
        self._dialogs.tell(
            self.tr("Questions with a corrected key"),
            self.text(),
            details="\n".join(map(self._line, self._corrected)),
        )

    def _line(self, one: "ItemFacts") -> str:
        place = self.tr("{file}, row {row}").format(file=one.source_file, row=one.source_row)
        if not one.source_id:
            return place
        return self.tr("{id} ({place})").format(id=one.source_id, place=place)
