"""The filters at the left: sets, types, abilities, languages, with their counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.ui.library.library_presenter import LibraryState
from medannot.ui.library.words import ability_word, language_word, type_word
from medannot.ui.widgets.facet_group import FacetGroup
from medannot.ui.widgets.fields import CheckBox


class FacetList(QScrollArea):
    """All filters.

    Signals:
        set_chosen: (name or None).
        types_chosen, abilities_chosen, languages_chosen: (frozenset); empty means all.
        incomplete_chosen: (bool).
    """

    set_chosen = Signal(object)
    types_chosen = Signal(object)
    abilities_chosen = Signal(object)
    languages_chosen = Signal(object)
    incomplete_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self._sets = FacetGroup(self.tr("Set"), str, single=True)
        self._types = FacetGroup(self.tr("Type"), lambda key: type_word(ItemType(key)))
        self._abilities = FacetGroup(self.tr("Ability"), ability_word)
        self._languages = FacetGroup(self.tr("Language"), language_word)
        self._incomplete = CheckBox(self.tr("Only incomplete"))
        self._incomplete.setAccessibleDescription(
            self.tr("Questions that miss an image or the reference answer")
        )
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 8, 12, 8)
        column.setSpacing(20)
        for group in (self._sets, self._types, self._abilities, self._languages):
            column.addWidget(group)
        column.addWidget(self._incomplete)
        column.addStretch(1)
        self.setWidget(canvas)
        self._connect()

    def _connect(self) -> None:
        self._sets.chosen.connect(lambda keys: self.set_chosen.emit(next(iter(keys), None)))
        self._types.chosen.connect(
            lambda keys: self.types_chosen.emit(frozenset(ItemType(key) for key in keys))
        )
        self._abilities.chosen.connect(self.abilities_chosen)
        self._languages.chosen.connect(self.languages_chosen)
        self._incomplete.clicked.connect(self.incomplete_chosen)

    def show_state(self, state: LibraryState) -> None:
        """Show counts and ticks."""
        query, facets = state.query, state.facets
        chosen_set = frozenset({query.set_name}) if query.set_name else frozenset[str]()
        counts = {entry.name: facets.by_set.get(entry.name, 0) for entry in state.sets}
        self._sets.offer(counts, chosen_set)
        self._types.offer(facets.by_type, frozenset(str(kind) for kind in query.types))
        self._abilities.offer(facets.by_ability, query.abilities)
        self._languages.offer(facets.by_language, query.languages)
        self._incomplete.setChecked(query.only_incomplete)
