"""The filters beside the gallery, each choice with what it would find."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.annotation.finding import DiscardReason
from medannot.domain.annotation.gallery import CaseState
from medannot.domain.lexicon.node import Language
from medannot.ui.annotation.overview.gallery_presenter import GalleryState
from medannot.ui.annotation.overview.words import reason, state_words
from medannot.ui.translation import leading
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.facet_group import FacetGroup
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.text import Text

_KEPT, _DISCARDED = "kept", "discarded"
_DISAGREE, _AGREE = "disagree", "agree"


class GalleryFilters(QScrollArea):
    """All filters of the gallery.

    Signals:
        states_chosen: (frozenset of CaseState); empty means all.
        discarded_chosen: (bool or None, frozenset of reasons) whether somebody discarded the image,
            and for one of which reasons.
        disagreement_chosen: (bool or None).
        annotator_chosen: (code or nothing).
        term_wanted: a term is to be searched.
        term_dropped: images of any term are wanted again.
        cleared: all are wanted again.
    """

    states_chosen = Signal(object)
    discarded_chosen = Signal(object, object)
    disagreement_chosen = Signal(object)
    annotator_chosen = Signal(str)
    term_wanted = Signal()
    term_dropped = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._language = leading()
        self._discards: frozenset[str] = frozenset()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._states = FacetGroup(
            self.tr("Annotated"), lambda key: state_words(CaseState(key)), ordered=True
        )
        self._discarded = FacetGroup(
            self.tr("Usable or discarded"), self._discard_words, ordered=True
        )
        self._disagreement = FacetGroup(
            self.tr("Comparison"), self._compared_words, single=True, ordered=True
        )
        self._annotators = FacetGroup(self.tr("Annotator"), str, single=True, ordered=True)
        self.term = Button(self.tr("Choose a term"), icon="magnifying-glass", size="compact")
        self.chosen = CheckBox("")
        self.chosen.setChecked(True)
        self.all = Button(self.tr("Show all again"), "quiet", size="compact")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        canvas = QWidget()
        canvas.setObjectName("canvas")
        term = QVBoxLayout()
        term.setSpacing(6)
        term.addWidget(Text(self.tr("Term"), "ui_strong"))
        term.addWidget(self.chosen)
        term.addWidget(self.term, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 4, 12, 8)
        column.setSpacing(20)
        column.addLayout(term)
        for group in (self._states, self._discarded, self._disagreement, self._annotators):
            column.addWidget(group)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(canvas)

    def _connect(self) -> None:
        self._states.chosen.connect(
            lambda keys: self.states_chosen.emit(frozenset(CaseState(key) for key in keys))
        )
        self._discarded.chosen.connect(self._tell_discarded)
        self._disagreement.chosen.connect(self._tell_disagreement)
        self._annotators.chosen.connect(
            lambda keys: self.annotator_chosen.emit(next(iter(keys), ""))
        )
        self.term.clicked.connect(lambda _on=False: self.term_wanted.emit())
        self.chosen.clicked.connect(lambda _on=False: self.term_dropped.emit())
        self.all.clicked.connect(lambda _on=False: self.cleared.emit())

    def _tell_discarded(self, keys: frozenset[str]) -> None:
        """Tell the last tick; where an earlier one would leave nothing to be found, it goes."""
        new = keys - self._discards
        if new & {_KEPT, _DISCARDED}:
            self.discarded_chosen.emit(_DISCARDED in new, frozenset())
        elif new:
            self.discarded_chosen.emit(None, keys - {_KEPT, _DISCARDED})
        else:
            whether = {_KEPT: False, _DISCARDED: True}
            left = next((value for key, value in whether.items() if key in keys), None)
            self.discarded_chosen.emit(left, keys - set(whether))

    def _tell_disagreement(self, keys: frozenset[str]) -> None:
        self.disagreement_chosen.emit(_DISAGREE in keys if keys else None)

    def _discard_words(self, key: str) -> str:
        words = {_KEPT: self.tr("Kept"), _DISCARDED: self.tr("Discarded")}
        return words.get(key) or reason(key)

    def _compared_words(self, key: str) -> str:
        return self.tr("They disagree") if key == _DISAGREE else self.tr("They agree")

    def show_language(self, language: Language) -> None:
        """Name the term in a language."""
        self._language = language

    def show_state(self, state: GalleryState) -> None:
        """Show counts and ticks; while they are counted, those from before stay."""
        query, facets, node = state.query, state.facets, state.term
        self.chosen.setVisible(node is not None)
        if node is not None:
            self.chosen.setText(node.words(self._language).label or node.id)
            self.chosen.setChecked(True)
        self.term.setText(self.tr("Choose another") if node else self.tr("Choose a term"))
        filtered = query != type(query)()
        self.all.setVisible(filtered)
        if facets is None:
            return
        states = {state.value: facets.states.get(state, 0) for state in CaseState}
        self._states.offer(states, frozenset(one.value for one in query.states))
        # In the order in which they are asked; those for which nothing was discarded stay away.
        known = [one.value for one in DiscardReason]
        found = sorted({*facets.reasons, *query.reasons})
        found.sort(key=lambda key: known.index(key) if key in known else len(known))
        reasons = {key: facets.reasons.get(key, 0) for key in found}
        whether = {None: set[str](), False: {_KEPT}, True: {_DISCARDED}}[query.discarded]
        self._discards = query.reasons | whether
        both = {_KEPT: facets.kept, _DISCARDED: facets.discarded}
        self._discarded.offer({**both, **reasons}, self._discards)
        compared = {
            _DISAGREE: facets.disagrees.get(True, 0),
            _AGREE: facets.disagrees.get(False, 0),
        }
        chosen = {None: frozenset[str](), True: frozenset({_DISAGREE}), False: frozenset({_AGREE})}
        self._disagreement.offer(compared if facets.disagrees else {}, chosen[query.disagrees])
        annotator = frozenset({state.annotator} if state.annotator else ())
        self._annotators.offer(facets.annotators, annotator)
