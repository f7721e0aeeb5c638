"""One question as a reader sees it, with its key marked for those who may see it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.ids import MediaId
from medannot.domain.question import ItemImage, ItemVersion, ReferenceAnswer
from medannot.ui import icons, theme
from medannot.ui.library.thumbnails import Thumbnails
from medannot.ui.library.words import ability_word, language_word, type_word
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.painting import rounded, surface
from medannot.ui.widgets.small import Card, Chip, IconMark, KeyBadge
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.question_bank import ItemView

_PICTURE = 840
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class PictureBox(QWidget):
    """An image of a question, whole, on the neutral surround.

    Args:
        thumbnails: gives the pictures.
    """

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._image: ItemImage | None = None
        self._trouble = ""
        self.setFixedHeight(240)
        self.setAccessibleName(self.tr("Image of the question"))
        thumbnails.ready.connect(self._take)
        thumbnails.failed.connect(self._fail)

    def show_image(self, image: ItemImage, erased: str | None) -> None:
        """Show an image, or that it is missing, or the reason for which it was erased."""
        self._image = image
        self._trouble = "" if image.media_id else self.tr("This image is missing.")
        if erased is not None:
            said = self.tr("This image was erased on request: {reason}")
            self._trouble = said.format(reason=erased)
        self.update()

    def _take(self, _media_id: str) -> None:
        self.update()

    def _fail(self, media_id: str, sentence: str) -> None:
        if self._image is not None and media_id == self._image.media_id:
            self._trouble = sentence
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, or what is the matter with it."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(rounded(self.rect(), look.metric("radius.control")))
        if self._trouble or self._image is None or self._image.media_id is None:
            self._paint_trouble(painter)
            return
        painter.fillRect(self.rect(), look.colour("image_backdrop_mono"))
        picture = self._thumbnails.picture(self._image.media_id, _PICTURE, self._image.frame)
        if picture is not None:
            painter.drawImage(_fitted(picture, self.rect()), picture)

    def _paint_trouble(self, painter: QPainter) -> None:
        look = theme.current()
        painter.fillRect(self.rect(), look.colour("hover"))
        square = QRect((self.width() - 32) // 2, self.height() // 2 - 44, 32, 32)
        icons.paint_icon(painter, square, "image", look.colour("text_3"))
        painter.setPen(look.colour("text_2"))
        painter.setFont(look.font("ui"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        box = self.rect().adjusted(16, self.height() // 2, -16, -8)
        painter.drawText(box, int(flags), self._trouble)


def _fitted(picture: QImage, box: QRect) -> QRectF:
    scale = min(box.width() / picture.width(), box.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    return QRectF((box.width() - width) / 2, (box.height() - height) / 2, width, height)


class OptionLine(QWidget):
    """An option with its letter; a right one is marked by tone and tick.

    Args:
        letter: as readers see it.
        text: of the option.
        right: whether it is of the key.
    """

    def __init__(self, letter: str, text: str, *, right: bool) -> None:
        super().__init__()
        self._right = right
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(KeyBadge(letter), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(text, wrap=True), 1)
        if right:
            mark = IconMark("check", "success", 16)
            mark.setAccessibleName(self.tr("Right"))
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tone of a right option."""
        if self._right:
            radius = theme.current().metric("radius.control")
            surface(QPainter(self), self.rect(), "success_bg", None, radius)


class Preview(Card):
    """The question that is chosen in the list.

    Args:
        thumbnails: gives the pictures.
        erase: translated caption of the button that erases an image.

    Signals:
        erase_wanted: (id of the image).
    """

    erase_wanted = Signal(str)

    def __init__(self, thumbnails: Thumbnails, erase: str) -> None:
        super().__init__(margin=1)
        self._erase = erase
        self._erasable: list[MediaId] = []
        self._thumbnails = thumbnails
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Preview of the question"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area)
        self.show_nothing("")

    def sizeHint(self) -> QSize:
        """Return the preview's measure."""
        return QSize(360, 480)

    def _fill(self) -> QVBoxLayout:
        self._erasable = []
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        self._area.setWidget(canvas)
        return column

    def show_nothing(self, sentence: str) -> None:
        """Say why no question is shown."""
        column = self._fill()
        if sentence:
            column.addWidget(Banner(sentence, "danger"))
        else:
            hint = Text(self.tr("Choose a question to see it here."), tone="text_3", wrap=True)
            hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addStretch(1)
            column.addWidget(hint)
        column.addStretch(1)

    def show_item(self, view: "ItemView") -> None:
        """Show a question."""
        version, column = view.version, self._fill()
        for image in version.images:
            self._add_image(column, image, view.erased)
        column.addLayout(self._chips(version))
        self._add_trouble(column, version)
        if version.context:
            column.addWidget(Text(version.context, tone="text_2", wrap=True))
        column.addWidget(Text(version.stem, "section", wrap=True))
        self._add_options(column, version, view.reference)
        if view.reference is not None:
            self._add_key(column, view.reference)
        column.addStretch(1)
        column.addWidget(self._source(view))

    def _add_image(
        self, column: QVBoxLayout, image: ItemImage, erased: Mapping[MediaId, str]
    ) -> None:
        media_id = image.media_id
        box = PictureBox(self._thumbnails)
        box.show_image(image, erased.get(media_id) if media_id else None)
        column.addWidget(box)
        if media_id is None or media_id in erased:
            return
        self._erasable.append(media_id)
        button = Button(self._erase, "quiet", icon="trash", size="compact")
        button.clicked.connect(lambda _checked=False: self.erase_wanted.emit(media_id))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def erase_first(self) -> None:
        """Ask for the erasure of the first image, where there is one."""
        if self._erasable:
            self.erase_wanted.emit(self._erasable[0])

    def _chips(self, version: ItemVersion) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Chip(type_word(version.type)))
        if version.ability:
            row.addWidget(Chip(_cut(ability_word(version.ability))))
        if version.language:
            row.addWidget(Chip(language_word(version.language)))
        row.addStretch(1)
        return row

    def _add_trouble(self, column: QVBoxLayout, version: ItemVersion) -> None:
        if version.missing_images:
            said = self.tr(
                "%Ln image(s) missing; no study can show it.", "", version.missing_images
            )
            column.addWidget(Banner(said, "warning"))
        if not version.has_key:
            said = self.tr("No reference answer; no study can score it.")
            column.addWidget(Banner(said, "warning"))

    def _add_options(
        self, column: QVBoxLayout, version: ItemVersion, reference: ReferenceAnswer | None
    ) -> None:
        right = reference.option_ids if reference else frozenset()
        lines = QVBoxLayout()
        lines.setSpacing(2)
        for place, option in enumerate(version.options):
            letter = _LETTERS[place % len(_LETTERS)]
            lines.addWidget(OptionLine(letter, option.text, right=option.id in right))
        column.addLayout(lines)

    def _add_key(self, column: QVBoxLayout, reference: ReferenceAnswer) -> None:
        if reference.text:
            column.addWidget(Text(self.tr("Reference answer"), "ui_strong"))
            column.addWidget(Text(reference.text, tone="success", wrap=True))
        if reference.synonyms:
            said = self.tr("Also right: {others}").format(others="; ".join(reference.synonyms))
            column.addWidget(Text(said, tone="text_2", wrap=True))
        if reference.explanation:
            column.addWidget(Text(self.tr("Explanation"), "ui_strong"))
            column.addWidget(Text(reference.explanation, tone="text_2", wrap=True))

    def _source(self, view: "ItemView") -> Text:
        said = self.tr("Set {set}, {file}, row {row}; version {number} of {versions}").format(
            set=view.source.set_name,
            file=view.source.file,
            row=view.source.row,
            number=view.version.number,
            versions=view.versions,
        )
        return Text(said, tone="text_3", wrap=True)


def _cut(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"
