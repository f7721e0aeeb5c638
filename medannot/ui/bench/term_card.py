"""What the term means on which the keys stand, and what it is easily confused with."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language, Node, Status
from medannot.domain.lexicon.tree import Lexicon, RelationKind
from medannot.ui import theme
from medannot.ui.bench.said_text import SaidText, line_height
from medannot.ui.terms.term_painting import Piece, paint_words
from medannot.ui.terms.words import other_language
from medannot.ui.widgets.painting import surface

_MOST_LIKE, _LINES = 6, 2
_GAP = 12


class _Names(QWidget):
    """Both names at the left, the branch at the right where it has room."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.other, self.branch = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(0, line_height(theme.current().font("ui_strong")) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names, then the branch."""
        look, painter = theme.current(), QPainter(self)
        strong, plain = (QFontMetrics(look.font(one)) for one in ("ui_strong", "ui"))
        names = strong.horizontalAdvance(self.name) + plain.horizontalAdvance(self.other) + 8
        free = self.width() - names - _GAP
        pieces = (Piece(self.name, style="ui_strong"), Piece(self.other, "text_3"))
        paint_words(painter, self.rect(), pieces)
        if free >= plain.horizontalAdvance(self.branch):
            painter.setFont(look.font("ui"))
            painter.setPen(look.colour("text_3"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            room = QRect(self.width() - free, 0, free, self.height())
            painter.drawText(room, int(flags), self.branch)


class TermCard(QWidget):
    """Both names, the branch, what it means, look-alikes; it is as high for any term.

    So the tree above it stands still while one goes through it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._names = _Names()
        self.meaning = SaidText(_LINES, "ui")
        self.like = SaidText(_LINES, "ui", "text_2")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(self._names)
        column.addWidget(self.meaning)
        column.addWidget(self.like)
        column.addStretch(1)
        line = line_height(self.meaning.font())
        self.setFixedHeight(self._names.sizeHint().height() + 2 * _LINES * line + 22)
        self.hide()

    def show_term(self, node: Node | None, lexicon: Lexicon | None, language: Language) -> None:
        """Show a term, or nothing."""
        if node is None or lexicon is None or node.id not in lexicon:
            self._fill("", "", "", "", "")
            return
        words = node.words(language)
        like = [
            lexicon[one].words(language).label
            for one in lexicon.related(node.id, RelationKind.LOOKS_LIKE)
            if one in lexicon
        ]
        above = next(iter(lexicon.ancestors(node.id)), "")
        branch = lexicon[above].words(language).label if above else ""
        draft = self.tr("draft") if node.status is Status.DRAFT else ""
        named = ", ".join(like[:_MOST_LIKE])
        self._fill(
            words.label,
            node.words(other_language(language)).label,
            ", ".join(part for part in (branch, draft) if part),
            words.definition,
            self.tr("Easily confused with {terms}").format(terms=named) if like else "",
        )

    def _fill(self, name: str, other: str, branch: str, meaning: str, like: str) -> None:
        self._names.name, self._names.other, self._names.branch = name, other, branch
        # Where there is little room they are cut.
        self._names.setToolTip(" ".join(filter(None, (name, other))))
        self._names.update()
        for part, text in ((self.meaning, meaning), (self.like, like)):
            part.say(text)
            part.setVisible(bool(text))
        told = ". ".join(one for one in (name, other, meaning, like) if one)
        self.setAccessibleName(told)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        surface(QPainter(self), self.rect(), "panel", None, theme.current().metric("radius.card"))
