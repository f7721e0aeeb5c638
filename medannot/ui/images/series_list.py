"""The list of series and photographs: a small picture, a name, and how many images there are."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from medannot.ui import theme
from medannot.ui.images.rows import Row
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.painting import thumbnail
from medannot.ui.viewer.prepared import PreparedFrame
from medannot.ui.viewer.thumbnails import ROW_MIME, numbered
from medannot.ui.viewer.viewer_image import ViewerImage
from medannot.ui.widgets.painting import surface

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
PICTURE_ROLE = Qt.ItemDataRole.UserRole + 2

_SIDE, _PAD, _HEADING = 56, 10, 30
_ROW = _SIDE + 2 * _PAD
_MOST_KEPT = 400

_OF_THE_IMAGES = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}


class SeriesModel(QAbstractListModel):
    """Rows, with pictures that are made when they are first looked at.

    Args:
        frames: where the pictures' frames come from; None until images were gathered.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._frames: FrameCache | None = None
        self._pictures: OrderedDict[int, QImage | None] = OrderedDict()
        self.names_shown = False

    def show_rows(self, rows: Sequence[Row], frames: FrameCache) -> None:
        """Show other rows, whose frames come from this cache."""
        self.beginResetModel()
        self._rows, self._frames = tuple(rows), frames
        self._pictures.clear()
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return a row by its place."""
        return self._rows[number]

    def of_study(self, study: int) -> tuple[Row, ...]:
        """Return the rows of a study that are shown side by side."""
        return tuple(row for row in self._rows if row.study == study and not row.strip)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, the row itself, or its picture where that is ready."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == PICTURE_ROLE:
            return self._picture(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " – ".join(part for part in (row.heading, row.title, self.below(row)) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: it can be dragged to a pane."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's own name
        """Return what a drag carries."""
        return [ROW_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's own name
        """Return a drag of a row; no more than its place leaves the list."""
        return numbered(ROW_MIME, indexes[0].row())

    def row_of(self, image: ViewerImage) -> int | None:
        """Return the place of the row that holds an image, or None."""
        return next(
            (n for n, row in enumerate(self._rows) if any(one is image for one in row.images)), None
        )

    def below(self, row: Row) -> str:
        """Return a row's second line."""
        if not self.names_shown or not row.names:
            return row.count
        return row.names[0] if len(row.names) == 1 else f"{row.names[0]} … {row.names[-1]}"

    def _picture(self, number: int) -> QImage | None:
        if number in self._pictures or self._frames is None:
            return self._pictures.get(number)
        self._pictures[number] = None
        while len(self._pictures) > _MOST_KEPT:
            self._pictures.popitem(last=False)
        image = self._rows[number].images[0]
        key, frame = image.source((image.frames + 1) // 2)
        self._frames.want(key, frame, self._taker(number), _nothing)
        return None

    def _taker(self, number: int) -> Callable[[PreparedFrame], None]:
        rows = self._rows

        def done(prepared: PreparedFrame) -> None:
            if rows is self._rows:
                self._pictures[number] = thumbnail(prepared, 2 * _SIDE, 2 * _SIDE)
                place = self.index(number)
                self.dataChanged.emit(place, place, [PICTURE_ROLE])

        return done


class _SeriesDelegate(QStyledItemDelegate):
    """Paints heading, picture, name and count."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height, with its heading."""
        row = index.data(ROW_ROLE)
        return QSize(200, _ROW + (_HEADING if isinstance(row, Row) and row.heading else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row, model = index.data(ROW_ROLE), index.model()
        if not isinstance(row, Row) or not isinstance(model, SeriesModel):
            return
        look = theme.current()
        painter.save()
        box = QRect(option.rect)
        if row.heading:
            painter.setFont(look.font("ui_strong"))
            painter.setPen(look.colour("text_3"))
            head = QRect(box.left() + _PAD, box.top(), box.width() - _PAD, _HEADING)
            painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), row.heading)
            box.setTop(box.top() + _HEADING)
        self._paint_ground(painter, option, box)
        place = QRect(box.left() + _PAD, box.top() + _PAD, _SIDE, _SIDE)
        painter.fillRect(place, look.colour("image_backdrop_mono"))
        picture = index.data(PICTURE_ROLE)
        if isinstance(picture, QImage):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, picture)
        words = box.adjusted(_SIDE + 2 * _PAD, _PAD + 4, -_PAD, -_PAD - 4)
        _paint_words(painter, words, row.title, model.below(row))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state: QStyle.StateFlag = option.state
        radius = theme.current().metric("radius.control")
        if state & QStyle.StateFlag.State_Selected:
            surface(painter, box.adjusted(2, 2, -2, -2), "selection", None, radius)
        elif state & QStyle.StateFlag.State_MouseOver:
            surface(painter, box.adjusted(2, 2, -2, -2), "hover", None, radius)


def _paint_words(painter: QPainter, box: QRect, title: str, below: str) -> None:
    look = theme.current()
    half = box.height() // 2
    for text, style, tone, top in (
        (title, "ui_medium", "text", box.top()),
        (below, "ui", "text_3", box.top() + half),
    ):
        painter.setFont(look.font(style))
        painter.setPen(look.colour(tone))
        cut = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideMiddle, box.width()
        )
        line = QRect(box.left(), top, box.width(), half)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)


class SeriesList(QListView):
    """The rows; an arrow, Enter, a click or a drag shows one. Letters and paging keys are not its.

    All signals carry the 0-based place of a row.

    Signals:
        wanted: it is to be shown.
        passed: an arrow has come to it.
        put: Enter was pressed on it: it is to be shown where the person works.
    """

    wanted = Signal(int)
    passed = Signal(int)
    put = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SeriesModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_SeriesDelegate(self))
        self.setAccessibleName(self.tr("Studies and series"))
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))

    def choose(self, number: int) -> None:
        """Choose a row and show what it holds; a place off the list does nothing."""
        if 0 <= number < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(number))
            self.wanted.emit(number)

    def show_names(self, *, shown: bool) -> None:
        """Show the files' names instead of the counts, or not."""
        self.rows.names_shown = shown
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the row that arrows come to, or the chosen one by Enter."""
        if event.key() in _OF_THE_IMAGES or event.text().strip():
            event.ignore()
            return
        before = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if before >= 0:
                self.put.emit(before)
            return
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.passed.emit(self.currentIndex().row())


def _nothing(_fault: Exception) -> None:
    """Take no note: what cannot be decoded says so where it is opened."""
