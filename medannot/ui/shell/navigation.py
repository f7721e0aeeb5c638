"""The navigation at the left of a workspace, and the line at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medannot.ui import icons, theme
from medannot.ui.actions import ActionSpec, caption, key_caption, tooltip
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.logo import Logo
from medannot.ui.widgets.painting import focus_ring, key_size, paint_key, surface
from medannot.ui.widgets.small import IconMark, Line
from medannot.ui.widgets.text import ElidedText, Text


class NavigationRow(Focusable):
    """One page, or one act at the foot of the navigation.

    Args:
        spec: the action behind it.
        icon: Phosphor name.
        page: whether it leads to a page and so can be the one in front.
    """

    def __init__(self, spec: ActionSpec, icon: str, *, page: bool) -> None:
        super().__init__()
        self._icon = icon
        self._key = "" if page or not spec.keys else key_caption(spec.keys[0])
        self._narrow = False
        self.setText(caption(spec))
        self.setAccessibleName(caption(spec))
        self.setToolTip(tooltip(spec))
        self.setCheckable(page)
        self.setFixedHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show the icon only; the name stands in the tooltip."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        """Return the row's size."""
        return QSize(40, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        look = theme.current()
        painter = QPainter(self)
        radius = look.metric("radius.control")
        chosen = self.isChecked()
        fill = "selection" if chosen else "hover" if self.underMouse() else None
        surface(painter, self.rect().adjusted(1, 1, -1, -1), fill, None, radius)
        side = look.metric("icon.tool")
        left = (self.width() - side) // 2 if self._narrow else 12
        box = QRect(left, (self.height() - side) // 2, side, side)
        colour = "accent_text" if chosen else "text_2"
        icons.paint_icon(painter, box, self._icon, look.colour(colour))
        if not self._narrow:
            self._paint_words(painter, left + side + 12, chosen=chosen)
        if self.shows_focus:
            focus_ring(painter, self.rect(), radius + 1)

    def _paint_words(self, painter: QPainter, left: int, *, chosen: bool) -> None:
        look = theme.current()
        painter.setFont(look.font("ui_strong" if chosen else "ui"))
        painter.setPen(look.colour("text" if chosen else "text_2"))
        key = key_size(self._key).width() + 8 if self._key else 0
        metrics = painter.fontMetrics()
        # A key that would cut the text stands in the tooltip only.
        if left + metrics.horizontalAdvance(self.text()) > self.width() - key - 16:
            key = 0
        box = self.rect().adjusted(left, 0, -8 - key, 0)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
        if key:
            width = key - 8
            badge = QRect(self.width() - width - 10, 0, width, self.height())
            paint_key(painter, badge, self._key)


class Navigation(QWidget):
    """All pages of a workspace, one of them in front; acts of the window at the foot.

    Args:
        places: action and icon of each page.
        acts: action and icon of each act.

    Signals:
        wanted: the id of the action that was asked for.
    """

    wanted = Signal(str)

    def __init__(
        self,
        places: Sequence[tuple[ActionSpec, str]],
        acts: Sequence[tuple[ActionSpec, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: dict[str, NavigationRow] = {}
        self._front = ""
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 16, 8, 12)
        layout.setSpacing(2)
        layout.addLayout(self._head())
        layout.addSpacing(20)
        for spec, icon in places:
            layout.addWidget(self._row(spec, icon, page=True))
        layout.addStretch(1)
        for spec, icon in acts:
            layout.addWidget(self._row(spec, icon, page=False))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Logo(24))
        # The program's name is the same in every language.
        self._name = Text("medannot", "ui_strong")
        row.addWidget(self._name, 1)
        return row

    def _row(self, spec: ActionSpec, icon: str, *, page: bool) -> NavigationRow:
        row = NavigationRow(spec, icon, page=page)
        row.setObjectName(spec.id)
        row.clicked.connect(lambda _checked=False, wanted=spec.id: self._want(wanted))
        self._rows[spec.id] = row
        if page:
            self._group.addButton(row)
        return row

    def _want(self, action: str) -> None:
        """Ask for a page or an act; the page in front is shown as such until another one is."""
        if self._front:
            # It may have a question to ask before it is left.
            self._rows[self._front].setChecked(True)
        self.wanted.emit(action)

    def choose(self, action: str) -> None:
        """Show which page is in front."""
        self._front = action
        self._rows[action].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show icons only."""
        look = theme.current()
        self.setFixedWidth(look.metric("frame.nav_small" if narrow else "frame.nav"))
        self._name.setVisible(not narrow)
        for row in self._rows.values():
            row.set_narrow(narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and the hairline at its right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        edge = QRect(self.width() - 1, 0, 1, self.height())
        painter.fillRect(edge, theme.current().colour("line"))


class StatusLine(QWidget):
    """The foot of the window: what is saved, which workspace, that no network is used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.current().metric("frame.status"))
        self._saved_mark = IconMark("check-circle", "success", 16)
        self._saved = Text("", tone="text_2", tabular=True)
        self._folder = ElidedText("", tone="text_2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        for widget in (self._saved_mark, self._saved):
            row.addWidget(widget)
        row.addSpacing(12)
        row.addWidget(IconMark("folder", "text_3", 16))
        row.addWidget(self._folder, 1)
        row.addWidget(IconMark("lock-simple", "text_3", 16))
        row.addWidget(Text(self.tr("Offline by design"), tone="text_2"))
        column.addLayout(row)

    def show_workspace(self, name: str, state: str) -> None:
        """Show which workspace is open and how it is saved."""
        self._folder.setText(name)
        self._saved.setText(state)

    def show_saved(self, sentence: str) -> None:
        """Say that all is saved, and when."""
        self._saved.setText(sentence)
