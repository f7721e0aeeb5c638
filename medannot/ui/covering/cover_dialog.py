"""The dialog in which part of an image is covered for good."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QSpinBox, QVBoxLayout, QWidget

from medannot.domain.covering import CoverRequest, Original, Shape, ShapeKind, Subject
from medannot.domain.media import Media
from medannot.ui.covering.cover_board import CoverBoard
from medannot.ui.covering.cover_canvas import CoverCanvas
from medannot.ui.phrases import listed
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, LineField
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.text import Text

_SIDE, _LIST = 344, 40
_FIRST, _WHOLE, _INVERTED = "first", "whole", "inverted"


class CoverDialog(QDialog):
    """Lets a person draw what is to be covered, and say why.

    Args:
        media: the image.
        frame: the frame that is shown first.
        studies: names of the studies that show it, or another of the images that show more.
        showing_more: how many images show more than the new one will, itself among them.

    Signals:
        frame_wanted: (number) another frame is to be shown.
        range_wanted: the frame is to be shown with another range of values.
    """

    frame_wanted = Signal(int)
    range_wanted = Signal()

    def __init__(
        self,
        media: Media,
        frame: int,
        studies: Sequence[str],
        parent: QWidget | None = None,
        *,
        showing_more: int = 1,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cover part of the image"))
        self.setModal(True)
        room = self.screen().availableSize()
        self.resize(min(1100, room.width() - 48), min(700, room.height() - 64))
        self._media, self._studies, self._showing_more = media, tuple(studies), showing_more
        self._picture: QImage | None = None
        self._was_whole = False
        self.board = CoverBoard(media.columns, media.rows, self)
        self.canvas = CoverCanvas(self.board)
        self._build_fields(frame)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.canvas, 1)
        row.addWidget(self._side())
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self.board.undo)
        self.board.changed.connect(self._show_shapes)
        self._show_shapes()
        self.canvas.setFocus()

    def _build_fields(self, frame: int) -> None:
        self.kinds = Segmented(
            [
                Segment(ShapeKind.BOX, self.tr("Box")),
                Segment(ShapeKind.ELLIPSE, self.tr("Ellipse")),
                Segment(ShapeKind.POLYGON, self.tr("Polygon")),
            ],
            self.tr("Shape"),
        )
        self.kinds.chosen.connect(lambda kind: self.canvas.use_kind(ShapeKind(kind)))
        self.shades = Segmented(
            [
                Segment(_FIRST, self.tr("As first shown")),
                Segment(_WHOLE, self.tr("All values")),
                Segment(_INVERTED, self.tr("Inverted")),
            ],
            self.tr("Shades"),
        )
        self.shades.chosen.connect(self._shade)
        self.shapes = QListWidget()
        self.shapes.setAccessibleName(self.tr("Shapes"))
        self.shapes.setMinimumHeight(_LIST)
        self.shapes.currentRowChanged.connect(self._choose)
        self.subjects = Choice(self.tr("What is covered"))
        self.subjects.offer(
            [
                ("", self.tr("What is covered?")),
                (Subject.FACE, self.tr("Face")),
                (Subject.EYES, self.tr("Eyes")),
                (Subject.TATTOO, self.tr("Tattoo")),
                (Subject.WRITING, self.tr("Writing")),
                (Subject.OTHER, self.tr("Something else")),
            ]
        )
        self.subjects.currentIndexChanged.connect(lambda _index: self._allow())
        self.reason = LineField(self.tr("Remark, which stays in the audit (optional)"))
        self.frame = QSpinBox()
        self.frame.setRange(1, self._media.frames)
        self.frame.setValue(frame)
        self.frame.setAccessibleName(self.tr("Frame"))
        self.frame.valueChanged.connect(self.frame_wanted)
        self.all_frames = CheckBox(self.tr("On all frames"))
        self.all_frames.setChecked(True)
        self.erase = CheckBox(self.tr("Erase the image as it was"))
        self.warning = Banner(self._warning(), "warning")
        self.erase.toggled.connect(lambda _checked: self.warning.say(self._warning()))

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Text(self.tr("Cover part of the image"), "section", wrap=True))
        column.addWidget(self.kinds)
        column.addWidget(
            Text(
                self.tr(
                    "Draw with the mouse; the wheel enlarges, the right button moves the image. "
                    "Keys: Insert adds a shape, arrows move it, Shift+arrows size it, Delete "
                    "removes it; + and − enlarge, Alt+arrows move the image, 0 shows it whole."
                ),
                tone="text_2",
                wrap=True,
            )
        )
        if self._media.monochrome:
            column.addWidget(self.shades)
        column.addWidget(self.shapes, 1)
        column.addLayout(self._shape_buttons())
        if self._media.frames > 1:
            frames = QHBoxLayout()
            frames.addWidget(self.all_frames, 1)
            frames.addWidget(self.frame)
            column.addLayout(frames)
        column.addWidget(self.subjects)
        column.addWidget(self.reason)
        column.addWidget(self.erase)
        column.addWidget(self.warning)
        column.addLayout(self._buttons())
        return side

    def _shape_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.undo_button = Button(self.tr("Undo"), size="compact")
        self.undo_button.clicked.connect(lambda _checked=False: self.board.undo())
        self.remove_button = Button(self.tr("Remove"), size="compact")
        self.remove_button.clicked.connect(lambda _checked=False: self.board.remove())
        row.addWidget(self.undo_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(lambda _checked=False: self.reject())
        self.apply = Button(self.tr("Cover for good"), "danger_fill")
        self.apply.clicked.connect(lambda _checked=False: self.accept())
        row.addWidget(cancel)
        row.addWidget(self.apply)
        return row

    def _warning(self) -> str:
        """Return what becomes of the image, as the box is ticked or not."""
        said = [
            self.tr(
                "A new image is stored in which the covered pixels are gone; questions show it "
                "from now on."
            ),
            self._of_the_earlier(erased=self.erase.isChecked()),
        ]
        if self._studies:
            studies = (
                self.tr("Readers of these studies can no longer judge what is erased: {names}.")
                if self.erase.isChecked()
                else self.tr("These studies were drawn before and keep what they show: {names}.")
            )
            said.append(studies.format(names=listed(self._studies)))
        return "\n".join(said)

    def _of_the_earlier(self, *, erased: bool) -> str:
        if self._showing_more == 1:
            if erased:
                return self.tr("The image as it was is erased for good.")
            return self.tr("The image as it was stays stored.")
        if erased:
            return self.tr(
                "%Ln image(s) that show more are erased for good: the image as it was, with its "
                "turned copies and earlier covers.",
                "",
                self._showing_more,
            )
        return self.tr(
            "%Ln image(s) that show more stay stored: the image as it was, with its turned copies "
            "and earlier covers.",
            "",
            self._showing_more,
        )

    def request(self) -> CoverRequest:
        """Return what the person wants covered; what it is has to be chosen."""
        return CoverRequest(
            shapes=self.board.shapes,
            subject=Subject(self.subjects.choice()),
            reason=self.reason.text().strip(),
            frames=frozenset() if self.all_frames.isChecked() else frozenset({self.frame.value()}),
            original=Original.ERASED if self.erase.isChecked() else Original.KEPT,
        )

    @property
    def wants_whole_range(self) -> bool:
        """Tell whether all values are to be told apart, where the first view may clip some."""
        return self.shades.choice() == _WHOLE

    def show_picture(self, picture: QImage) -> None:
        """Show a frame."""
        self._picture = picture
        shown = QImage(picture)
        if self.shades.choice() == _INVERTED:
            shown.invertPixels()
        self.canvas.show_picture(shown)

    def _shade(self, _key: str) -> None:
        if self.wants_whole_range or self._was_whole:
            self.range_wanted.emit()
        elif self._picture is not None:
            self.show_picture(self._picture)
        self._was_whole = self.wants_whole_range

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.board.choose(row)

    def _show_shapes(self) -> None:
        self.shapes.blockSignals(True)
        self.shapes.clear()
        self.shapes.addItems([self._line(shape) for shape in self.board.shapes])
        self.shapes.setCurrentRow(-1 if self.board.chosen is None else self.board.chosen)
        self.shapes.blockSignals(False)
        self.undo_button.setEnabled(self.board.can_undo)
        self.remove_button.setEnabled(self.board.chosen is not None)
        self._allow()

    def _allow(self) -> None:
        self.apply.setEnabled(bool(self.board.shapes) and bool(self.subjects.choice()))

    def _line(self, shape: Shape) -> str:
        names = {
            ShapeKind.BOX: self.tr("Box"),
            ShapeKind.ELLIPSE: self.tr("Ellipse"),
            ShapeKind.POLYGON: self.tr("Polygon"),
        }
        left, top, right, bottom = shape.bounds
        said = self.tr("{kind}: {width} x {height} at {x}, {y}")
        return said.format(
            kind=names[shape.kind],
            width=round(right - left),
            height=round(bottom - top),
            x=round(left),
            y=round(top),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the button that has the focus; Esc cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
