"""The body map over the tree of the workbench: places are chosen by pointing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.annotation import wishes, wishes_of_lesions
from medannot.domain.annotation.finding import (
    Content,
    Laterality,
    LateralitySource,
    Lesion,
    Region,
    Site,
)
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.bench import words
from medannot.ui.bench.bench_state import Findings, Wish
from medannot.ui.bench.choosing import Choosing, Slot
from medannot.ui.bench.step_form import side_choice
from medannot.ui.terms.body_map.body_map import BodyMap
from medannot.ui.terms.find_column import FindColumn
from medannot.ui.translation import leading
from medannot.ui.widgets.text import ElidedText

_SIDES = {"left": Laterality.LEFT, "right": Laterality.RIGHT}


class MapColumn(QWidget):
    """The map, hidden until it is asked for; what is chosen stands on it.

    Args:
        finder: whose current term stands out on the map.

    Signals:
        chosen: (id, side) a place was clicked.
        side_chosen: (id, Laterality) the side of a place that is chosen was said.
    """

    chosen = Signal(str, str)
    side_chosen = Signal(str, object)

    def __init__(self, finder: FindColumn) -> None:
        super().__init__()
        self.body = BodyMap()
        self._lexicon: Lexicon | None = None
        self._language = leading()
        self._drawn = self._wanted = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.body, 1)
        self._place = ElidedText("", tone="text_2")
        self.side = side_choice("map.side", None, self.tr("the place"))
        self._asked = ""
        column.addWidget(self._place)
        column.addWidget(self.side)
        self._ask_side(None)
        self.side.chosen.connect(lambda key: self.side_chosen.emit(self._asked, Laterality(key)))
        self.hide()
        self.body.chosen.connect(self.chosen)
        finder.term_shown.connect(lambda node: self.body.show_term(node.id if node else ""))

    def show_lexicon(self, lexicon: Lexicon, language: Language) -> None:
        """Let the areas stand for the places of a lexicon."""
        self._lexicon, self._language = lexicon, language
        self._drawn = self.body.show_lexicon(lexicon, language)

    def show_language(self, language: Language) -> None:
        """Lead with a language."""
        self._language = language
        self.body.show_language(language)

    @property
    def is_drawn(self) -> bool:
        """Tell whether places of the lexicon are drawn."""
        return self._drawn

    def switch(self) -> bool:
        """Ask for the map, or no longer; tell whether it is asked for.

        A lexicon of which nothing is drawn has none.
        """
        self._wanted = self._drawn and self.isHidden()
        return self._wanted

    def fit(self, choosing: Choosing) -> bool:
        """Be seen where places are chosen, while it is asked for; tell whether that changed."""
        seen = self._wanted and self._drawn and choosing.slot in {Slot.REGION, Slot.LOCATION}
        changed = seen is self.isHidden()
        self.setVisible(seen)
        return changed

    def show_findings(self, choosing: Choosing, findings: Findings) -> None:
        """Show the places that are named: of the chosen lesion, or of the image."""
        if not self.isVisible():
            return
        sites = _sites(choosing, findings)
        chosen = {(site.term.node_id, side) for site in sites for side in _spots(site)}
        self.body.show_chosen(frozenset(chosen))
        paired = [site for site in sites if self._is_paired(site)]
        without = [site for site in paired if site.laterality is None]
        self._ask_side(next(reversed(without or paired), None))

    def _is_paired(self, site: Site) -> bool:
        known = self._lexicon is not None and site.term.node_id in self._lexicon
        return bool(known and self._lexicon and self._lexicon[site.term.node_id].paired)

    def _ask_side(self, site: Site | None) -> None:
        """Ask for the side of a place, or of none."""
        for part in (self._place, self.side):
            part.setVisible(site is not None)
        if site is None:
            return
        self._asked = site.term.node_id
        both = (site.term.en, site.term.zh)
        name = both[self._language is Language.CHINESE] or "".join(both)
        self._place.setText(self.tr("Side of {place}").format(place=name))
        known = site.laterality in words.SIDES and site.laterality is not None
        self.side.choose(site.laterality.value if known and site.laterality else None)

    def side_wish(
        self, choosing: Choosing, findings: Findings, node_id: str, side: Laterality
    ) -> Wish | None:
        """Return what the side of a place wishes: of the lesion's, or of the image's region."""
        lesion = choosing.lesion
        if choosing.slot is not Slot.REGION and lesion is not None:
            return lambda now: wishes_of_lesions.side_location(now, lesion, node_id, side)
        for one in findings.values():
            is_region = isinstance(one.content, Region) and one.media_id == choosing.image
            if is_region and _node_of(one.content) == node_id:
                key = one.id
                return lambda now: wishes.side_region(now, key, side)
        return None

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


def _node_of(content: Content) -> str:
    return content.site.term.node_id if isinstance(content, Region) else ""
