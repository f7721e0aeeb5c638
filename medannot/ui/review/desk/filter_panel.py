"""Which cases come, and which of their labels are asked about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.queue import QueueFilter
from medannot.ui.review.filter_frame import FilterFrame
from medannot.ui.review.words import kind_words
from medannot.ui.widgets.fields import CheckBox, LineField
from medannot.ui.widgets.text import Text

_FLAGS = ("disagreement", "low_agreement", "rare", "drift", "never_reviewed")


class FilterPanel(FilterFrame):
    """Takes a filter; `applied` tells the QueueFilter."""

    def __init__(self) -> None:
        super().__init__()
        self.apply.setText(self.tr("Apply"))
        self.all.setText(self.tr("All works"))
        self._nodes: dict[str, str] = {}
        self.term = LineField(self.tr("Any term"), name=self.tr("Term, with all below it"))
        self.annotator = LineField(self.tr("Any annotator"), name=self.tr("Annotator"))
        self.wrong = Text(
            self.tr("The lexicon has no such term; choose one of the list."),
            tone="danger",
            wrap=True,
        )
        self.wrong.hide()
        words = {
            "disagreement": self.tr("Two annotators disagree"),
            "low_agreement": self.tr("Terms of least agreement"),
            "rare": self.tr("Rare terms"),
            "drift": self.tr("Annotators who drift"),
            "never_reviewed": self.tr("Never reviewed"),
        }
        self.flags = {key: CheckBox(words[key]) for key in _FLAGS}
        self.kinds = {kind: CheckBox(kind_words(kind.value)) for kind in EntityKind}
        self._lay_out()
        self.apply.clicked.connect(lambda _on=False: self._tell())
        self.all.clicked.connect(lambda _on=False: self.applied.emit(QueueFilter()))
        for field in (self.term, self.annotator):
            field.returnPressed.connect(self._tell)

    def _lay_out(self) -> None:
        body = self.body
        body.addWidget(Text(self.tr("Which works come"), "ui_strong"))
        for box in self.flags.values():
            body.addWidget(box)
        self._annotator_head = Text(self.tr("Annotator"), tone="text_2")
        body.addWidget(self._annotator_head)
        body.addWidget(self.annotator)
        body.addSpacing(8)
        body.addWidget(Text(self.tr("Which labels"), "ui_strong"))
        body.addWidget(self.term)
        body.addWidget(self.wrong)
        for box in self.kinds.values():
            body.addWidget(box)
        body.addStretch(1)

    def begin(
        self, wanted: QueueFilter, lexicon: Lexicon | None, language: Language, *, blind: bool
    ) -> None:
        """Show a filter as it is, with the terms of a lexicon to choose from.

        Args:
            wanted: the filter in force.
            lexicon: of the project, or None while it loads.
            language: in which terms are named.
            blind: who annotated is not told, so that nobody can be chosen.
        """
        for key, box in self.flags.items():
            box.setChecked(bool(getattr(wanted, key)))
        for kind, box in self.kinds.items():
            box.setChecked(kind in wanted.kinds)
        self.annotator.setText(wanted.annotator)
        for part in (self._annotator_head, self.annotator):
            part.setVisible(not blind)
        self._nodes = {}
        if lexicon is not None:
            for node in lexicon.nodes.values():
                self._nodes.setdefault(node.words(language).label or node.id, node.id)
        completer = QCompleter(sorted(self._nodes), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.term.setCompleter(completer)
        names = {node: label for label, node in self._nodes.items()}
        self.term.setText(names.get(wanted.node, wanted.node))
        self.flags["disagreement"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        typed = self.term.text().strip()
        folded = {label.casefold(): node for label, node in self._nodes.items()}
        node = folded.get(typed.casefold(), "")
        if typed and not node:
            known = frozenset(self._nodes.values())
            node = typed if typed in known else ""
        if typed and not node:
            self.term.set_error(True)
            self.wrong.show()
            self.term.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.term.set_error(False)
        self.wrong.hide()
        self.applied.emit(
            QueueFilter(
                annotator=self.annotator.text().strip(),
                node=node,
                kinds=tuple(kind for kind, box in self.kinds.items() if box.isChecked()),
                **{key: box.isChecked() for key, box in self.flags.items()},
            )
        )
