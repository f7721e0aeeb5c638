"""The images of a project in small, in rows and columns, each with what is known of its case."""

from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from medannot.domain.annotation.gallery import GalleryLine
from medannot.ui import icons, theme
from medannot.ui.annotation.overview.gallery_presenter import CHUNK
from medannot.ui.annotation.overview.image_box import SMALL, paint_whole
from medannot.ui.annotation.overview.words import (
    line_name,
    line_said,
    line_state,
    state_of,
    state_sign,
)
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.painting import focus_ring, surface

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The whole line of an image, or None while it is being loaded."""

_MOST_CHUNKS = 60
_LEAST, _WORDS, _EDGE = 184, 52, 8
_RATIO = 0.75


class GalleryModel(QAbstractListModel):
    """Images, loaded in chunks as they come into sight.

    Signals:
        chunk_wanted: an image of this chunk came into sight.
        chunk_dropped: a chunk was given up to keep the model small.
    """

    chunk_wanted = Signal(int)
    chunk_dropped = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0
        self._chunks: OrderedDict[int, tuple[GalleryLine, ...]] = OrderedDict()

    def begin(self, count: int) -> None:
        """Begin anew with a number of images, none of them loaded."""
        self.beginResetModel()
        self._count = count
        self._chunks.clear()
        self.endResetModel()

    def fill(self, number: int, lines: tuple[GalleryLine, ...]) -> None:
        """Take the lines of a chunk."""
        self._chunks[number] = lines
        while len(self._chunks) > _MOST_CHUNKS:
            dropped, _lines = self._chunks.popitem(last=False)
            self.chunk_dropped.emit(dropped)
        if lines and self._count:
            first = number * CHUNK
            last = min(first + len(lines), self._count) - 1
            self.dataChanged.emit(self.index(first), self.index(last))

    def line(self, row: int) -> GalleryLine | None:
        """Return an image, or None while it is being loaded; asking for it loads it."""
        number, place = divmod(row, CHUNK)
        lines = self._chunks.get(number)
        if lines is None:
            self.chunk_wanted.emit(number)
            return None
        self._chunks.move_to_end(number)
        return lines[place] if place < len(lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many images were found."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the line, or its words for those who do not see it."""
        if not index.isValid():
            return None
        if role == LINE_ROLE:
            return self.line(index.row())
        wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if role in wanted or role == Qt.ItemDataRole.ToolTipRole:
            line = self.line(index.row())
            return line_said(line) if line else ""
        return None


class GalleryGrid(QListView):
    """Arrow keys go through the images; Enter or a click opens one.

    Args:
        model: of the images.
        pictures: gives them in small.

    Signals:
        opened: (int) the row of an image that is to be shown.
    """

    opened = Signal(int)

    def __init__(self, model: GalleryModel, pictures: SmallPictures) -> None:
        super().__init__()
        self.by_key = False
        self.setAccessibleName(self.tr("Images of the project"))
        self.setModel(model)
        self.setItemDelegate(_Cell(self, pictures))
        # All cells are of one size, so that nothing is measured, however many there are.
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        pictures.ready.connect(lambda _id: self.viewport().update())
        icons.icons().loaded.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among as many columns as have room."""
        room = max(self.viewport().width() - 1, _LEAST)
        width = room // max(room // _LEAST, 1)
        height = round((width - 2 * _EDGE) * _RATIO) + _WORDS + 2 * _EDGE
        if self.gridSize() != QSize(width, height):
            self.setGridSize(QSize(width, height))
        super().resizeEvent(event)

    def choose(self, row: int) -> None:
        """Go to an image and bring it into sight."""
        self.setCurrentIndex(self.model().index(row, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus after keys only; the first key finds an image chosen."""
        self.by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        # A window that closes hands the focus on after the model is gone.
        if self.model() is not None and not self.currentIndex().isValid():
            self.choose(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen image by Enter."""
        self.by_key = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
        self.viewport().update()


class _Cell(QStyledItemDelegate):
    """Paints one image with two lines below it."""

    def __init__(self, grid: GalleryGrid, pictures: SmallPictures) -> None:
        super().__init__(grid)
        self._grid, self._pictures = grid, pictures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, cell = theme.current(), QRect(option.rect)
        chosen = index == self._grid.currentIndex()
        radius = look.metric("radius.control")
        frame = cell.adjusted(2, 2, -2, -2)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            surface(painter, frame, "selection" if chosen else "hover", None, radius)
        box = cell.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE - _WORDS)
        line: GalleryLine | None = index.data(LINE_ROLE)
        self._paint_picture(painter, box, line)
        if line is not None:
            self._paint_words(painter, QRect(box.left(), box.bottom() + 4, box.width(), 48), line)
        if chosen and self._grid.hasFocus() and self._grid.by_key:
            focus_ring(painter, frame, radius)

    def _paint_picture(self, painter: QPainter, box: QRect, line: GalleryLine | None) -> None:
        shown = line is not None and not line.erased
        picture = self._pictures.picture(line.media_id, SMALL) if line and shown else None
        paint_whole(painter, box, picture)
        if line is not None and line.erased:
            square = QRect(0, 0, 24, 24)
            square.moveCenter(box.center())
            icons.paint_icon(painter, square, "image-broken", theme.current().colour("text_3"))

    def _paint_words(self, painter: QPainter, box: QRect, line: GalleryLine) -> None:
        look = theme.current()
        painter.save()
        left = box.right() - 18
        for name, tone in _signs(line):
            icons.paint_icon(painter, QRect(left, box.top() + 1, 18, 18), name, look.colour(tone))
            left -= 24
        font = look.font("ui_strong", tabular=True)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        room = QRect(box.left(), box.top(), left + 18 - box.left(), 20)
        _elided(painter, room, line_name(line))
        painter.setFont(look.font("ui", tabular=True))
        painter.setPen(look.colour("text_2"))
        _elided(painter, QRect(box.left(), box.top() + 21, box.width(), 22), line_state(line))
        painter.restore()


def _elided(painter: QPainter, box: QRect, text: str) -> None:
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _signs(line: GalleryLine) -> list[tuple[str, str]]:
    """Return the icons of an image with their tones, from the right."""
    found = [state_sign(state_of(line))]
    if line.disagrees:
        found.append(("git-diff", "warning"))
    if line.discarded:
        found.append(("prohibit", "text_2"))
    return found
