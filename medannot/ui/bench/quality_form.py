"""The quality gate: an image can be used, or is discarded for a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from medannot.domain.annotation.finding import DiscardReason, Quality
from medannot.domain.annotation.wishes import judge
from medannot.services.annotating_values import MediaChange
from medannot.ui.bench import words
from medannot.ui.bench.step_form import Look, NewId, StepForm, heading, hint
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, LineField

_USABLE = "usable"


class QualityForm(StepForm):
    """Asks whether the image in front can be used.

    Args:
        new_id: of findings that are made.

    Signals:
        cover_wanted: a face or writing on the image in front is to be covered.
    """

    cover_wanted = Signal()

    def __init__(self, new_id: NewId) -> None:
        super().__init__()
        self._new_id = new_id
        self._boxes: dict[DiscardReason | None, CheckBox] = {}

    def _said(self, look: Look) -> Quality | None:
        for one in look.state.findings.values():
            if isinstance(one.content, Quality) and one.media_id == look.media_id:
                return one.content
        return None

    def signature(self, look: Look) -> object:
        """Return the judgement of the image in front."""
        return look.media_id, look.image and look.image.change, self._said(look)

    def owner(self, look: Look) -> object:
        """Return whose note stands here: that of the image in front."""
        return super().owner(look), look.media_id

    def leave(self) -> None:
        """Keep the note."""
        super().leave()
        if self._look is None:
            # The bench was made ready, and nobody has opened a case yet.
            return
        note, said = self._body.findChild(LineField, "quality.note"), self._said(self.look)
        if isinstance(note, LineField) and said is not None:
            self._keep_note(said.discarded, note)

    def build(self, column: QVBoxLayout) -> None:
        """Offer the judgements, one a row; Up and Down go from one to the next."""
        look, said = self.look, self._said(self.look)
        self._boxes = {}
        if look.image is None:
            return
        column.addWidget(heading(self.tr("Image {number}").format(number=look.image.number)))
        if look.image.change is MediaChange.ERASED:
            column.addWidget(hint(self.tr("This image was erased; nothing is asked of it.")))
            return
        self._add(column, _USABLE, self.tr("Usable"))
        column.addWidget(hint(self.tr("Discarded, because:")))
        for reason in words.REASONS:
            self._add(column, reason.value, words.reason_words(reason))
        if said is not None and said.discarded is not None:
            note = LineField(self.tr("Note"))
            note.setObjectName("quality.note")
            note.setText(said.note)
            note.editingFinished.connect(lambda: self._keep_note(said.discarded, note))
            column.addWidget(note)
        cover = Button(self.tr("Cover a face or writing…"), "quiet", size="compact")
        cover.setObjectName("quality.cover")
        cover.clicked.connect(lambda _on=False: self.cover_wanted.emit())
        column.addWidget(cover, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, column: QVBoxLayout, key: str, text: str) -> None:
        box = CheckBox(text)
        box.setObjectName(f"quality.{key}")
        reason = None if key == _USABLE else DiscardReason(key)
        box.clicked.connect(lambda _on=False: self._judge(reason, ""))
        self._boxes[reason] = box
        column.addWidget(box)

    def update_rows(self) -> None:
        """Tick the one that is said; a second press on it takes nothing back."""
        said = self._said(self.look)
        for reason, box in self._boxes.items():
            box.setChecked(said is not None and said.discarded is reason)

    def _keep_note(self, reason: DiscardReason | None, note: LineField) -> None:
        # A field that is left tells so even where nobody wrote in it.
        if note.isModified():
            note.setModified(False)
            self._judge(reason, note.text().strip())

    def _judge(self, reason: DiscardReason | None, note: str) -> None:
        media_id, new_id = self.look.media_id, self._new_id()
        if media_id is not None:
            quality = Quality(reason, note)
            self.wished.emit(lambda now: judge(now, media_id, quality, new_id))
