"""The panel beside the image: how to answer, the question, the form, and "cannot judge"."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from medannot.domain.trial import CannotJudgeReason
from medannot.services.reading import ReadingItem
from medannot.ui import theme
from medannot.ui.reading import words
from medannot.ui.reading.answer_form import GAP, RowList, TextAnswer
from medannot.ui.reading.answering import ReadingState, reasons_for
from medannot.ui.reading.stem_pane import SCROLL_BAR, StemPane
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.option_row import Density, OptionRow
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import ElidedText, Text

_HEAD = 24
_NOTE = 32
_LEAST_STEM = 84


class AnswerPanel(QWidget):
    """Lays itself out by hand: what must stay in sight gets its room first.

    Signals:
        option_pressed: 0-based place and the click's own timestamp.
        reason_pressed: 0-based place and the click's own timestamp.
        cannot_judge_pressed: "cannot judge" was clicked, to say so or to take it back.
        written: the text of the answer, and whether its last change was pasted.
    """

    option_pressed = Signal(int, int)
    reason_pressed = Signal(int, int)
    cannot_judge_pressed = Signal(int)
    written = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: ReadingItem | None = None
        self._reasons_open = False
        self._stem_elsewhere = False
        self._icon = IconMark("circle", "text_3", 18, self)
        self._how = ElidedText("", "ui", "text_2", parent=self)
        self.stem = StemPane(self)
        self.options = RowList(self)
        self.text = TextAnswer(self)
        self._why = Text(self.tr("Why can you not judge this item?"), "ui_strong", parent=self)
        self.reasons = RowList(self)
        self.cannot_judge = OptionRow(("N",), self.tr("Cannot judge"), "none", self)
        self.note = Banner("", "danger", parent=self)
        self._lock = IconMark("lock-simple", "text_3", 18, self)
        self._hint = ElidedText("", "ui", "text_3", parent=self)
        self.note.hide()
        self.options.pressed.connect(self.option_pressed)
        self.reasons.pressed.connect(self.reason_pressed)
        self.text.written.connect(self.written)
        self.cannot_judge.clicked.connect(self._press_cannot_judge)

    @property
    def reasons_open(self) -> bool:
        """Tell whether the reasons stand in the place of the answers."""
        return self._reasons_open

    def show_item(self, item: ReadingItem, text: str, *, stem_elsewhere: bool) -> None:
        """Show another item, unanswered but for what was saved of it before.

        Args:
            item: the item.
            text: what was typed before an interruption.
            stem_elsewhere: whether the question stands in the place of the image.
        """
        self._item, self._stem_elsewhere = item, stem_elsewhere
        self._reasons_open = False
        self._icon.show_icon(words.type_icon(item.type), "text_3")
        self._how.setText(words.type_words(item.type))
        self.stem.show_words(item.stem, words.before_stem(item), self.stem_style(item))
        several = item.type.value == "several_answers"
        self.options.show_rows(
            [option.text for option in item.options], "square" if several else "circle"
        )
        reasons = [words.reason_words(reason) for reason in reasons_for(item)]
        self.reasons.show_rows(reasons, "circle")
        key = "N" if item.type.has_options else self.tr("Alt+N")
        self.cannot_judge.show_words((key,), self.tr("Cannot judge"), "none")
        if not item.type.has_options:
            self.text.show_text(text, item.type)
        self.arrange()

    def stem_style(self, item: ReadingItem) -> str:
        """Return the type style of an item's stem."""
        small = self._is_small()
        if words.is_long(item.stem):
            return "body" if small else "reading_text"
        return "stem_small" if small else "stem"

    def show_state(self, state: ReadingState) -> None:
        """Show what is chosen, and what may be done now."""
        item = state.item
        if item is None:
            return
        answer = state.answer
        self._open_reasons(opened=state.reasons_open)
        chosen = {n for n, option in enumerate(item.options) if option.id in answer.option_ids}
        self.options.choose(chosen)
        self.options.set_live(live=state.answerable)
        self.text.set_locked(locked=not state.answerable)
        reason, reasons = answer.cannot_judge, reasons_for(item)
        self.reasons.choose({n for n, one in enumerate(reasons) if one is reason})
        unavailable = reason is CannotJudgeReason.IMAGE_UNAVAILABLE
        self.cannot_judge.setChecked(self._reasons_open or unavailable)
        locked = self.tr("Answers lock when you go on.")
        open_hint = self.tr("Esc goes back to the answers.")
        self._hint.setText(open_hint if self._reasons_open else locked)
        self._lock.show_icon("arrow-u-up-left" if self._reasons_open else "lock-simple", "text_3")

    def say(self, sentence: str, act: str = "") -> None:
        """Show a sentence above the panel's foot, or take it away."""
        if sentence != self.note.text() or self.note.isHidden() == bool(sentence):
            self.note.say(sentence, "danger", act=act)
            self.arrange()

    def _open_reasons(self, *, opened: bool) -> None:
        if opened != self._reasons_open:
            self._reasons_open = opened
            self.arrange()

    def shortage(self, width: int, height: int) -> int:
        """Return how many pixels of height are missing at this size; 0 where nothing scrolls."""
        return self._plan(width, height)[2]

    def arrange(self) -> None:
        """Give every part its place."""
        item = self._item
        if item is None:
            return
        pad = self._pad()
        width = self.width() - 2 * pad
        density, stem, _shortage = self._plan(self.width(), self.height())
        top = 16 if self._is_small() else 32
        self._icon.setGeometry(pad, top + (_HEAD - 18) // 2, 18, 18)
        self._how.setGeometry(pad + 26, top, width - 26, _HEAD)
        y = top + _HEAD + 8
        self.stem.setVisible(not self._stem_elsewhere)
        self.stem.setGeometry(pad, y, width + (SCROLL_BAR if stem else 0), stem)
        y += stem + (16 if stem else 8)
        foot = self._place_foot(pad, width)
        judge = self.cannot_judge.height_for(width, "small")
        form = self._place_form(QRect(pad, y, width, foot - y - judge - GAP), density)
        self.cannot_judge.set_density("small")
        self.cannot_judge.setGeometry(pad, y + form + GAP, width, judge)

    def _place_foot(self, pad: int, width: int) -> int:
        """Place hint and note; return where the room above them ends."""
        y = self.height() - _NOTE - 8
        self._lock.setGeometry(pad, y + (_NOTE - 18) // 2, 18, 18)
        self._hint.setGeometry(pad + 26, y, width - 26, _NOTE)
        height = self._note_height(width)
        if height:
            y -= height + 8
            self.note.setGeometry(pad, y, width, height)
        return y

    def _place_form(self, room: QRect, density: Density) -> int:
        """Place options, text or reasons into a room; return the height they take."""
        item = self._item
        has_options = item is not None and item.type.has_options
        self._why.setVisible(self._reasons_open)
        self.reasons.setVisible(self._reasons_open)
        self.options.setVisible(has_options and not self._reasons_open)
        self.text.setVisible(not has_options and not self._reasons_open)
        if not has_options and not self._reasons_open:
            height = self._text_height(room.height())
            self.text.setGeometry(room.x(), room.y(), room.width(), height)
            return height
        head = 32 if self._reasons_open else 0
        self._why.setGeometry(room.x(), room.y(), room.width(), 24)
        rows = self.reasons if self._reasons_open else self.options
        wanted = rows.height_at(room.width(), density)
        height = min(wanted, max(room.height() - head, 40))
        bar = SCROLL_BAR if height < wanted else 0
        rows.arrange(room.width(), density)
        rows.setGeometry(room.x(), room.y() + head, room.width() + bar, height)
        return height + head

    def _plan(self, panel_width: int, panel_height: int) -> tuple[Density, int, int]:
        """Return density of the rows, height of the stem, and the height that is missing."""
        width = panel_width - 2 * self._pad()
        stem = 0 if self._stem_elsewhere else self.stem.height_at(width)
        top = 16 if self._is_small() else 32
        fixed = top + _HEAD + 8 + (16 if stem else 8) + GAP + _NOTE + 8
        fixed += self.cannot_judge.height_for(width, "small") + self._note_height(width) + 8
        room = panel_height - fixed
        densities: tuple[Density, ...] = ("small", "tight")
        if not self._is_small():
            densities = ("normal", *densities)
        form = 0
        for density in densities:
            form = self._form_height(width, density)
            if stem + form <= room:
                return density, stem, 0
        least = min(stem, _LEAST_STEM)
        return "tight", max(room - form, least, 0) if stem else 0, stem + form - room

    def _form_height(self, width: int, density: Density) -> int:
        item = self._item
        if self._reasons_open:
            return self.reasons.height_at(width, density) + 32
        if item is None or item.type.has_options:
            return self.options.height_at(width, density)
        return self._text_height(10_000 if density == "normal" else 140)

    def _text_height(self, room: int) -> int:
        return min(self.text.height_at(self._item.type), max(room, 56)) if self._item else 0

    def _note_height(self, width: int) -> int:
        return self.note.heightForWidth(width) if not self.note.isHidden() else 0

    def _pad(self) -> int:
        return 24 if self._is_small() else 32

    def _is_small(self) -> bool:
        return self.window().width() < theme.current().metric("frame.small_below_width")

    def _press_cannot_judge(self) -> None:
        self.cannot_judge.setChecked(not self.cannot_judge.isChecked())
        self.cannot_judge_pressed.emit(self.cannot_judge.stamp_ms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        super().resizeEvent(event)
        if self._item is not None:
            self.stem.set_style(self.stem_style(self._item))
        self.arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the panel."""
        QPainter(self).fillRect(self.rect(), theme.current().colour("panel"))
