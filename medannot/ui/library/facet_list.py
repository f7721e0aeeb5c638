"""The filters at the left: sets, types, abilities, languages, with their counts."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.ui.library.library_presenter import LibraryState
from medannot.ui.library.words import (
    ability_word,
    image_word,
    language_word,
    needs_word,
    plain_word,
    type_word,
)
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.facet_group import FacetGroup
from medannot.ui.widgets.fields import CheckBox

_FEW = 8
"""Boxes of one group before it is unfolded."""


class FacetList(QScrollArea):
    """All filters.

    Signals:
        chosen: (field of the query, what is chosen of it); an empty set means all.
    """

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self._groups = {
            "set_names": FacetGroup(self.tr("Set"), str, ordered=True, few=_FEW),
            "types": FacetGroup(self.tr("Type"), lambda key: type_word(ItemType(key))),
            "abilities": FacetGroup(self.tr("Ability"), ability_word, few=_FEW),
            "languages": FacetGroup(self.tr("Language"), language_word, few=_FEW),
            "images": FacetGroup(self.tr("Image"), image_word),
            "modalities": FacetGroup(self.tr("Modality"), plain_word, few=_FEW),
            "regions": FacetGroup(self.tr("Region"), plain_word, few=_FEW),
            "needs": FacetGroup(self.tr("Asks for"), needs_word),
        }
        self._incomplete = CheckBox(self.tr("Incomplete"))
        self._incomplete.setAccessibleDescription(
            self.tr("Questions that miss an image or the reference answer")
        )
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 8, 12, 8)
        column.setSpacing(20)
        for name, group in self._groups.items():
            column.addWidget(group)
            group.chosen.connect(lambda keys, name=name: self._tell(name, keys))
            group.turned.connect(self._bring_to_sight)
        column.addWidget(self._incomplete)
        column.addStretch(1)
        self.setWidget(canvas)
        self._incomplete.clicked.connect(lambda on: self.chosen.emit("only_incomplete", on))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the boxes as wide as the column, so that no name begins left of it."""
        super().resizeEvent(event)
        inside = self.widget()
        if inside is not None:
            inside.setMaximumWidth(self.viewport().width())

    def held_by_key(self) -> bool:
        """Tell whether someone is among the filters by keys, who then ticks on from there."""
        focused = self.focusWidget()
        return isinstance(focused, Focusable) and focused.shows_focus

    def _bring_to_sight(self, widget: QWidget) -> None:
        inside = self.widget()
        if inside is not None and (column := inside.layout()) is not None:
            inside.adjustSize()
            column.activate()
        self.ensureWidgetVisible(widget)

    def _tell(self, name: str, keys: frozenset[str]) -> None:
        wanted = frozenset(ItemType(key) for key in keys) if name == "types" else keys
        self.chosen.emit(name, wanted)

    def show_state(self, state: LibraryState) -> None:
        """Show counts and ticks."""
        query, facets = state.query, state.facets
        counts = {entry.name: facets.by_set.get(entry.name, 0) for entry in state.sets}
        kinds = frozenset(str(kind) for kind in query.types)
        offered: dict[str, tuple[Mapping[str, int], frozenset[str]]] = {
            "set_names": (counts, query.sets),
            "types": (facets.by_type, kinds),
            "abilities": (facets.by_ability, query.abilities),
            "languages": (facets.by_language, query.languages),
            "images": (facets.by_image, query.images),
            "modalities": (facets.by_modality, query.modalities),
            "regions": (facets.by_region, query.regions),
            "needs": (facets.by_needs, query.needs),
        }
        for name, (found, chosen) in offered.items():
            # What no source names divides nothing.
            said = any(found) or chosen or name not in {"modalities", "regions", "needs"}
            self._groups[name].offer(found if said else {}, chosen)
        self._incomplete.setChecked(query.only_incomplete)
