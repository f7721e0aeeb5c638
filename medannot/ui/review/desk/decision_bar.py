"""Five large buttons, each with its key, and undo."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from medannot.domain.review.decision import Verdict
from medannot.ui import icons, theme
from medannot.ui.actions import ActionRegistry, caption, key_caption, tooltip
from medannot.ui.phrases import with_value
from medannot.ui.review.desk.words import would_change
from medannot.ui.widgets.button import Button, Focusable
from medannot.ui.widgets.painting import focus_ring, key_size, paint_key, surface

_HEIGHT, _HEIGHT_SMALL, _ICON, _GAP = 80, 64, 20, 10
_EDGE, _BESIDE = 8, 8
_BUTTONS = (
    (Verdict.ACCEPT, "review.accept", "check"),
    (Verdict.REJECT, "review.reject", "x"),
    (Verdict.EDIT, "review.edit", "pencil-simple"),
    (Verdict.SKIP, "review.skip", "arrow-bend-down-right"),
    (Verdict.FLAG, "review.flag", "flag"),
)


class DecisionButton(Focusable):
    """A large button: icon and words above, its key below.

    What the decision will hold stands beside its words or, where they leave no room, by its key.

    Args:
        text: translated.
        icon: Phosphor name.
        key: as printed.
        filled: whether it is the filled one.
    """

    def __init__(self, text: str, icon: str, key: str, *, filled: bool) -> None:
        super().__init__()
        self._icon, self._key, self._filled = icon, key, filled
        self._more = ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def say(self, more: str) -> None:
        """Write what the decision will hold beside its name, such as the reason."""
        self._more = more
        self.setAccessibleDescription(more)
        self.update()

    def sizeHint(self) -> QSize:
        """Return comfortable room."""
        return QSize(180, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(96, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, icon, words and key."""
        look, painter = theme.current(), QPainter(self)
        fill, edge, tone = self._colours()
        radius = look.metric("radius.card")
        surface(painter, self.rect(), fill, edge, radius)
        painter.setFont(look.font("section"))
        words, beside = self.shown
        width = _ICON + _GAP + QFontMetrics(painter.font()).horizontalAdvance(words)
        left, middle = (self.width() - width) // 2, self.height() // 2
        top = QRect(left, middle - 28 if self.height() >= _HEIGHT else middle - 26, width, 26)
        box = QRect(left, top.center().y() - _ICON // 2, _ICON, _ICON)
        icons.paint_icon(painter, box, self._icon, look.colour(tone))
        painter.setPen(look.colour(tone))
        room = QRect(left + _ICON + _GAP, top.top(), width, top.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        self._paint_key(painter, middle + 4, beside, tone)
        if self.shows_focus:
            focus_ring(painter, self.rect(), radius)

    def _paint_key(self, painter: QPainter, top: int, beside: str, tone: str) -> None:
        """Paint the key, and beside it what had no room above."""
        look = theme.current()
        size = key_size(self._key)
        painter.setFont(look.font("ui"))
        metrics = QFontMetrics(painter.font())
        more = metrics.horizontalAdvance(beside) + _BESIDE if beside else 0
        left = (self.width() - size.width() - more) // 2
        place = QRect(left, top, size.width(), size.height())
        live = self.isEnabled()
        kind = "accent_key" if self._filled and live else "key" if live else "key_off"
        paint_key(painter, place, self._key, kind)
        if beside:
            painter.setFont(look.font("ui"))
            painter.setPen(look.colour(tone))
            words = QRect(place.right() + 1 + _BESIDE, top, more, size.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), beside)

    def _colours(self) -> tuple[str, str | None, str]:
        if not self.isEnabled():
            return "panel", "border_control", "text_disabled"
        over = self.underMouse() or self.isDown()
        if self._filled:
            return ("accent_hover" if over else "accent"), None, "on_accent"
        return ("hover" if over else "raised"), "border_control", "text"

    @property
    def shown(self) -> tuple[str, str]:
        """Return the words above, and those that have to stand beside the key."""
        if not self._more:
            return self.text(), ""
        look = theme.current()
        whole = with_value(self.text(), self._more)
        room = self.width() - _ICON - _GAP - 2 * _EDGE
        if QFontMetrics(look.font("section")).horizontalAdvance(whole) <= room:
            return whole, ""
        beside = self.width() - key_size(self._key).width() - _BESIDE - 2 * _EDGE
        cut = QFontMetrics(look.font("ui")).elidedText(
            self._more, Qt.TextElideMode.ElideRight, max(beside, 0)
        )
        return self.text(), cut


class DecisionBar(QWidget):
    """What can be decided.

    Args:
        actions: whose words and keys the buttons show.

    Signals:
        decided: (Verdict).
        undo_wanted: the last decision is to be taken back.
    """

    decided = Signal(object)
    undo_wanted = Signal()

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        self.buttons: dict[Verdict, DecisionButton] = {}
        self._edit = actions["review.edit"]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(_GAP)
        for verdict, action, icon in _BUTTONS:
            spec = actions[action]
            button = DecisionButton(
                caption(spec),
                icon,
                key_caption(spec.keys[0]),
                filled=verdict is Verdict.ACCEPT,
            )
            button.setToolTip(tooltip(spec))
            button.clicked.connect(lambda _on=False, one=verdict: self.decided.emit(one))
            self.buttons[verdict] = button
            row.addWidget(button, 1)
        spec = actions["review.undo"]
        self.undo = Button(
            self.tr("Undo"),
            "quiet",
            icon="arrow-counter-clockwise",
            key=key_caption(spec.keys[0]),
        )
        self.undo.setToolTip(tooltip(spec))
        self.undo.clicked.connect(lambda _on=False: self.undo_wanted.emit())
        row.addWidget(self.undo)

    def show_second(self, *, second: bool) -> None:
        """Call a correction what it is where a work is seen second: nothing is changed there."""
        button = self.buttons[Verdict.EDIT]
        words = would_change() if second else caption(self._edit)
        if words == button.text():
            return
        button.setText(words)
        button.setAccessibleName(words)
        told = self.tr("Noted for the agreement of reviewers; nothing is corrected")
        button.setToolTip(told if second else tooltip(self._edit))
        button.update()

    def set_small(self, *, small: bool) -> None:
        """Take less room in a small window."""
        for button in self.buttons.values():
            button.setFixedHeight(_HEIGHT_SMALL if small else _HEIGHT)
