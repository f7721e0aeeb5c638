"""Rows of the lesions of a case: number in the colour of its marks, name, what is said in short."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from medannot.domain.annotation import wishes_of_lesions as of_lesions
from medannot.domain.annotation.finding import Lesion, LesionRole, Mark
from medannot.domain.ids import FindingId
from medannot.ui import icons, theme
from medannot.ui.bench import words
from medannot.ui.bench.marks.shown import TargetKind
from medannot.ui.bench.marks.style import colour_of
from medannot.ui.bench.step_form import Look
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import focus_ring, surface

_HEIGHT, _PAD, _BADGE, _MARK = 38, 8, 22, 16
_ROOM = "…"
"""Stands in names of relations for the lesion that they lead to."""
_KINDS = {
    LesionRole.PRIMARY: TargetKind.PRIMARY,
    LesionRole.SECONDARY: TargetKind.SECONDARY,
    None: TargetKind.LESION,
}


@dataclass(frozen=True, slots=True)
class LesionHead:
    """What the row of a lesion shows.

    Attributes:
        name: of its term.
        role: None until it is said.
        more: its role and relations in a few words, where it is closed.
        opened: what is asked of it stands below.
    """

    number: int
    name: str
    role: LesionRole | None
    more: str
    opened: bool


class LesionRow(Focusable):
    """A lesion; a press opens it.

    Args:
        head: what it shows.
    """

    def __init__(self, head: LesionHead) -> None:
        super().__init__()
        self._head = head
        self.setText(f"{head.number} {head.name}")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(head.more)
        self.setToolTip(", ".join(part for part in (self.text(), head.more) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for number and name."""
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for the number and a few letters."""
        return QSize(90, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint number, name, what is said, and a caret where it opens."""
        look, painter, head = theme.current(), QPainter(self), self._head
        if self.underMouse():
            surface(painter, self.rect(), "hover", None, look.metric("radius.control"))
        self._number(painter)
        left = _PAD + _BADGE + 8
        end = self.width() - _PAD - (0 if head.opened else _MARK + 4)
        style = "section" if head.opened else "ui_strong"
        left += self._words(painter, QRect(left, 0, end - left, _HEIGHT), head.name, "text", style)
        if head.more and not head.opened:
            room = QRect(left + 8, 0, end - left - 8, _HEIGHT)
            self._words(painter, room, head.more, "text_2", "ui")
        if not head.opened:
            box = QRect(end + 4, (_HEIGHT - _MARK) // 2, _MARK, _MARK)
            icons.paint_icon(painter, box, "caret-right", look.colour("text_3"))
        if self.shows_focus:
            focus_ring(painter, self.rect(), look.metric("radius.control"))

    def _number(self, painter: QPainter) -> None:
        """Paint the number as it stands beside the marks."""
        look = theme.current()
        box = QRect(_PAD, (_HEIGHT - _BADGE) // 2, _BADGE, _BADGE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(_KINDS[self._head.role]))
        painter.drawRoundedRect(box, look.metric("radius.badge"), look.metric("radius.badge"))
        painter.setFont(look.font("key"))
        painter.setPen(look.colour("image.mark_casing"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._head.number))

    def _words(self, painter: QPainter, room: QRect, text: str, tone: str, style: str) -> int:
        look = theme.current()
        font = look.font(style)
        painter.setFont(font)
        painter.setPen(look.colour(tone if self.isEnabled() else "text_disabled"))
        metrics = QFontMetrics(font)
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)
        return min(metrics.horizontalAdvance(text), max(room.width(), 0))


def numbers_of(look: Look) -> dict[FindingId, int]:
    """Return by which number each lesion is known, as beside its marks."""
    known = of_lesions.lesions_of(look.state.findings)
    return {key: number for number, (key, _) in enumerate(known, start=1)}


def head_of(look: Look, key: FindingId, lesion: Lesion) -> LesionHead:
    """Return what the row of a lesion shows."""
    opened = key == look.choosing.lesion
    number, name = numbers_of(look)[key], look.name(lesion.term)
    return LesionHead(number, name, lesion.role, summary(look, key, lesion), opened)


def summary(look: Look, key: FindingId, lesion: Lesion) -> str:
    """Return role and relations in a few words, such as "secondary, on top of 1"."""
    numbers = numbers_of(look)
    parts = [words.role_words(lesion.role).lower()] if lesion.role else []
    for _, relation in of_lesions.relations_of(look.state.findings, key):
        number = numbers.get(relation.object)
        if number is None:
            continue
        if relation.relation is None:
            parts.append(words.tr("with {number}").format(number=number))
        else:
            parts.append(_placed(look.name(relation.relation), number))
    return ", ".join(parts)


def marks_of(look: Look, key: FindingId) -> int:
    """Return how many marks show a lesion."""
    found = (one.content for one in look.state.findings.values())
    return sum(isinstance(one, Mark) and one.target == key for one in found)


def _placed(kind: str, number: int) -> str:
    """Put a lesion's number where a relation has room for it: "on the surface of 1"."""
    if _ROOM in kind:
        return kind.replace(_ROOM, f" {number} ")
    return f"{kind[:1].lower()}{kind[1:]} {number}"
