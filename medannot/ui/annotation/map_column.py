"""The body map over the tree of the workbench: places are chosen by pointing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.annotation import wishes, wishes_of_lesions
from medannot.domain.annotation.finding import (
    Laterality,
    LateralitySource,
    Lesion,
    Region,
    Site,
)
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.annotation.choosing import Choosing, Slot
from medannot.ui.annotation.workbench_presenter import Findings, Wish
from medannot.ui.terms.body_map.body_map import BodyMap
from medannot.ui.terms.find_column import FindColumn

_LEAST = 400
_SIDES = {"left": Laterality.LEFT, "right": Laterality.RIGHT}


class MapColumn(QWidget):
    """The map, hidden until it is asked for; what is chosen stands on it.

    Args:
        finder: whose current term stands out on the map.

    Signals:
        chosen: (id, side) a place was clicked.
    """

    chosen = Signal(str, str)

    def __init__(self, finder: FindColumn) -> None:
        super().__init__()
        self.body = BodyMap()
        self._lexicon: Lexicon | None = None
        self._drawn = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.body)
        self.setMinimumHeight(_LEAST)
        self.hide()
        self.body.chosen.connect(self.chosen)
        finder.term_shown.connect(lambda node: self.body.show_term(node.id if node else ""))

    def show_lexicon(self, lexicon: Lexicon, language: Language) -> None:
        """Let the areas stand for the places of a lexicon."""
        self._lexicon = lexicon
        self._drawn = self.body.show_lexicon(lexicon, language)

    def show_language(self, language: Language) -> None:
        """Lead with a language."""
        self.body.show_language(language)

    def toggle(self) -> None:
        """Show the map, or hide it; a lexicon of which nothing is drawn has none."""
        self.setVisible(self._drawn and self.isHidden())

    def show_findings(self, choosing: Choosing, findings: Findings) -> None:
        """Show the places that are named: of the chosen lesion, or of the image."""
        if not self.isVisible():
            return
        sites = _sites(choosing, findings)
        chosen = {(site.term.node_id, side) for site in sites for side in _spots(site)}
        self.body.show_chosen(frozenset(chosen))

    def wish(self, choosing: Choosing, node_id: str, side: str, new_id: FindingId) -> Wish | None:
        """Return what a click on a place wishes."""
        lexicon = self._lexicon
        if lexicon is None or node_id not in lexicon:
            return None
        said = _SIDES.get(side) if lexicon[node_id].paired else None
        source = LateralitySource.STATED if said else LateralitySource.UNKNOWN
        site = Site(wishes.term_of(node_id, lexicon), said, source)
        image, lesion = choosing.image, choosing.lesion
        if choosing.slot is Slot.LOCATION and lesion is not None:
            return lambda now: wishes_of_lesions.switch_location(now, lesion, site)
        if choosing.slot is Slot.REGION and image is not None:
            return lambda now: wishes.switch_region(now, image, site, new_id)
        return None


def _sites(choosing: Choosing, findings: Findings) -> tuple[Site, ...]:
    lesion = findings.get(choosing.lesion) if choosing.lesion is not None else None
    if choosing.slot is not Slot.REGION and lesion is not None:
        return lesion.content.locations if isinstance(lesion.content, Lesion) else ()
    return tuple(
        one.content.site
        for one in findings.values()
        if isinstance(one.content, Region) and one.media_id == choosing.image
    )


def _spots(site: Site) -> tuple[str, ...]:
    """Return the sides on which a place is drawn."""
    if site.laterality is Laterality.LEFT:
        return ("left",)
    if site.laterality is Laterality.RIGHT:
        return ("right",)
    return ("left", "right", "")
