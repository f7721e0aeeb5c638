"""Some of the questions that a mapping gives, as a reader will see them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.domain.wording import one_line
from medannot.ui import icons, theme
from medannot.ui.faults import reason
from medannot.ui.faults import said as told
from medannot.ui.library.words import language_word, number_word, type_word
from medannot.ui.phrases import parted
from medannot.ui.small_pictures import image_of
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import IconButton
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.painting import rounded
from medannot.ui.widgets.question_text import QuestionText
from medannot.ui.widgets.small import Card, Chip
from medannot.ui.widgets.text import ElidedText, Text
from medannot.ui.widgets.tried_options import TriedOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medannot.services.pictures import SmallPicture
    from medannot.services.question_mapping_values import Checked, Seen, ShownImage

_HEIGHT = 208
_LONG_STEM = 80


class FoundImage(QWidget):
    """An image of a question that is not stored yet; or that it was not found.

    Args:
        name: as the source writes it.
        trouble: translated; "" while it is being decoded.
    """

    def __init__(self, name: str, trouble: str) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self._trouble = trouble
        self.setFixedHeight(_HEIGHT if not trouble else 96)
        self.setMinimumWidth(120)
        self.setAccessibleName(self.tr("Image {name}").format(name=one_line(name)))
        self.setToolTip(one_line(name))

    def show_picture(self, picture: QImage | None, trouble: str) -> None:
        """Show the image, or why not."""
        self._picture, self._trouble = picture, trouble
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the image whole, or what is the matter."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(rounded(self.rect(), look.metric("radius.control")))
        if self._picture is not None:
            painter.fillRect(self.rect(), look.colour("image_backdrop_mono"))
            size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF(
                (self.width() - size.width()) / 2,
                (self.height() - size.height()) / 2,
                size.width(),
                size.height(),
            )
            painter.drawImage(box, self._picture)
            return
        painter.fillRect(self.rect(), look.colour("hover"))
        icon = QRect((self.width() - 24) // 2, 14, 24, 24)
        icons.paint_icon(painter, icon, "image", look.colour("text_3"))
        painter.setPen(look.colour("text_2"))
        painter.setFont(look.font("ui"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(12, 42, -12, -4), int(flags), self._trouble)


class AsReader(Card):
    """The questions, one at a time, with the key below that readers never see.

    Signals:
        picture_wanted: (ShownImage) an image is to be decoded.
    """

    picture_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._seen: tuple[Seen, ...] = ()
        self._place = 0
        self._wide = False
        self._kept: dict[ShownImage, tuple[QImage | None, str]] = {}
        self._tried: dict[tuple[str, int], tuple[int, ...]] = {}
        self._words: LineField | None = None
        self._waiting: dict[ShownImage, list[FoundImage]] = {}
        self._count = Text("", tone="text_3", tabular=True)
        self.back = IconButton("caret-left", self.tr("Previous question"))
        self.on = IconButton("caret-right", self.tr("Next question"))
        self.back.clicked.connect(lambda _on=False: self._show_place(self._place - 1))
        self.on.clicked.connect(lambda _on=False: self._show_place(self._place + 1))
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(ElidedText(self.tr("As a reader will see it"), "ui_strong"), 1)
        head.addWidget(self._count)
        head.addWidget(self.back)
        head.addWidget(self.on)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addWidget(self._area, 1)

    def sizeHint(self) -> QSize:
        """Return the preview's measure."""
        return QSize(400, 360)

    def set_wide(self, wide: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Put the image beside the words, or above them."""
        if wide != self._wide:
            self._wide = wide
            self._show_place(self._place)

    def show_checked(self, checked: "Checked | None") -> None:
        """Show what a mapping gives; None while that is found out, and what was shown stays."""
        if checked is None:
            return
        self._seen = checked.seen
        if not self._seen:
            self._say(checked.fault)
            return
        self._show_place(min(self._place, len(self._seen) - 1))

    def end_trying(self) -> bool:
        """Take back what was tried of the question in front; tell whether there was anything."""
        seen = self._seen[self._place] if self._place < len(self._seen) else None
        place = (seen.file, seen.row) if seen else ("", 0)
        tried = bool(self._tried.pop(place, ()))
        tried = tried or (self._words is not None and bool(self._words.text()))
        if tried:
            self._show_place(self._place)
        return tried

    def _say(self, fault: str) -> None:
        column = self._column()
        words = told(fault) or self.tr("No question yet.")
        column.addWidget(Banner(words, "neutral"))
        column.addStretch(1)
        self._count.setText("")
        self.back.setEnabled(False)
        self.on.setEnabled(False)

    def _column(self) -> QVBoxLayout:
        self._waiting.clear()
        self._words = None
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self._area.setWidget(canvas)
        return column

    def _show_place(self, place: int) -> None:
        if not 0 <= place < len(self._seen):
            return
        self._place = place
        self._count.setText(
            self.tr("{number} of {count}").format(
                number=number_word(place + 1), count=number_word(len(self._seen))
            )
        )
        self.back.setEnabled(place > 0)
        self.on.setEnabled(place + 1 < len(self._seen))
        self._show_seen(self._seen[place])

    def _where(self, seen: "Seen") -> str:
        """Say where a question stands in its file, and in its group."""
        where = self.tr("{file}, row {row}").format(file=one_line(seen.file), row=seen.row)
        draft = seen.draft
        if draft is None or not draft.unit:
            return where
        group = one_line(draft.unit)
        if draft.place:
            told = self.tr("{where}; group {group}, place {place}")
            return told.format(where=where, group=group, place=number_word(draft.place))
        return self.tr("{where}; group {group}").format(where=where, group=group)

    def _show_seen(self, seen: "Seen") -> None:
        column = self._column()
        draft = seen.draft
        where = self._where(seen)
        if seen.problem is not None:
            column.addWidget(Banner(reason(seen.problem), "warning"))
        if draft is None:
            column.addWidget(Text(where, tone="text_3", wrap=True))
            column.addStretch(1)
            return
        if draft.images and self._wide:
            column = self._beside(column, self._images(seen))
        elif draft.images:
            column.addWidget(self._images(seen))
        if draft.context:
            column.addWidget(_words(draft.context, "ui", "text_2"))
        long = len(draft.stem) > _LONG_STEM
        column.addWidget(_words(draft.stem, "body" if long else "section", "text"))
        column.addWidget(self._answer(seen, draft.type, draft.options))
        column.addLayout(_chips(type_word(draft.type), language_word(draft.language)))
        column.addStretch(1)
        if seen.problem is None:
            column.addWidget(self._key(seen))
        column.addWidget(Text(where, tone="text_3", wrap=True))

    def _answer(self, seen: "Seen", type_: ItemType, options: "Sequence[str]") -> QWidget:
        """Return what a reader answers with; it can be tried, and nothing of it is kept."""
        if not options:
            name = self.tr("Try an answer")
            self._words = LineField(type_word(type_), name=name, icon="pencil-simple")
            return self._words
        tried = TriedOptions(options, type_)
        place = (seen.file, seen.row)
        tried.choose(self._tried.get(place, ()))
        tried.changed.connect(lambda: self._tried.update({place: tried.chosen()}))
        return tried

    @staticmethod
    def _beside(column: QVBoxLayout, images: QWidget) -> QVBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(16)
        words.setSpacing(10)
        row.addWidget(images, 2, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 3)
        column.addLayout(row)
        return words

    def _key(self, seen: "Seen") -> QWidget:
        """Return the key, which is no part of what readers see."""
        draft = seen.draft
        key = draft.key if draft else None
        if draft is None or key is None:
            return Text(
                self.tr("It has no right answer; no study can score it."), tone="warning", wrap=True
            )
        said = parted([draft.options[one] for one in key.right]) if key.right else key.text
        words = self.tr("Right answer, never shown to readers: {answer}").format(answer=said[:400])
        return Text(words, tone="text_2", wrap=True)

    def _images(self, seen: "Seen") -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        images = seen.draft.images if seen.draft else ()
        for place, image in enumerate(images[:3]):
            image_file = seen.images[place] if place < len(seen.images) else None
            row.addWidget(self._image(image.name, image_file))
        if len(images) > 3:
            row.addWidget(Text(f"+{number_word(len(images) - 3)}", tone="text_3"))
        return holder

    def _image(self, name: str, image: "ShownImage | None") -> FoundImage:
        if image is None:
            trouble = self.tr("Not found: {name}").format(name=one_line(name))
            inside = self.tr("The image lies within the record.")
            return FoundImage(name, trouble if name else inside)
        shown = FoundImage(name, "")
        if image in self._kept:
            shown.show_picture(*self._kept[image])
            return shown
        if image not in self._waiting:
            self.picture_wanted.emit(image)
        self._waiting.setdefault(image, []).append(shown)
        return shown

    def take_picture(self, image: "ShownImage", small: "SmallPicture | None", trouble: str) -> None:
        """Take an image that was decoded."""
        picture = image_of(small) if small is not None else None
        if len(self._kept) > 24:
            self._kept.clear()
        self._kept[image] = (picture, trouble)
        for shown in self._waiting.pop(image, []):
            shown.show_picture(picture, trouble)


def _words(text: str, style: str, tone: str) -> QuestionText:
    words = QuestionText(style, tone)
    words.show_text(text[:4000], style)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    return words


def _chips(*words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for word in filter(None, words):
        row.addWidget(Chip(word))
    row.addStretch(1)
    return row
