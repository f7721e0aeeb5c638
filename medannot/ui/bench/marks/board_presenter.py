"""The marks of the frame in front: which are chosen, what is drawn, what was changed."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from medannot.domain.annotation.shapes import Place, Shape, ShapeFault, faults, moved
from medannot.domain.ids import FindingId
from medannot.ui.bench.marks import words
from medannot.ui.bench.marks.draft import Draft
from medannot.ui.bench.marks.edit import box_around, copied, held, step_within
from medannot.ui.bench.marks.look import MarkLook
from medannot.ui.bench.marks.near import Box
from medannot.ui.bench.marks.sheet import Sheet
from medannot.ui.bench.marks.shown import Copied, ShownMark, Where

_STILL: Place = (0.0, 0.0)

_REST_MS = 500

"""Steps by arrow keys are one change once no more of them came for so long."""


class MarkBoard(QObject):
    """Shows marks and tells what a person does to them; whoever keeps them puts them back.

    A drag, a stroke, a run of arrow keys is told once, at its end. What was begun on a frame is
    found there again when the person comes back to it.

    Attributes:
        cross: where the keyboard's cross stands, or None while the mouse draws.
        busy_with: the mark that a stroke paints on, which is painted with the stroke.

    Signals:
        drawn: (Shape) a mark was drawn; until `put` it is seen as it was drawn.
        changed: (FindingId, Shape) one mark has another shape.
        changed_together: (tuple of pairs of FindingId and Shape) several were moved by one act.
        removed: (tuple of FindingId) marks were taken away.
        chosen: (tuple of FindingId) which are selected now.
        refused: (str) why a shape cannot be kept; it stays drawn as it is.
        spoke: (str) what a screen reader is to say.
        touched: something is to be painted anew.
        left: another frame is about to be shown; what goes on ends.
        look_changed: (MarkLook) marks are drawn otherwise.
    """

    drawn = Signal(object)
    changed = Signal(str, object)
    changed_together = Signal(object)
    removed = Signal(object)
    chosen = Signal(object)
    refused = Signal(str)
    spoke = Signal(str)
    touched = Signal()
    left = Signal()
    look_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets: dict[Where, Sheet] = {}
        self._where: Where = ("", 0)
        self._sheet = Sheet(0, 0)
        self._selected: tuple[FindingId, ...] = ()
        self._hidden: set[FindingId] = set()
        self._moving: set[FindingId] = set()
        self._drift = _STILL
        self._drifting: tuple[object, Box] = (None, (0.0, 0.0, 0.0, 0.0))
        self._all_hidden = False
        self._look = MarkLook()
        self._handle: int | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.settle)
        self.cross: Place | None = None
        self.busy_with: FindingId | None = None

    @property
    def where(self) -> Where:
        """Return the frame whose marks are shown."""
        return self._where

    @property
    def sheet(self) -> Sheet:
        """Return the marks of the frame in front, for painting and for finding them."""
        return self._sheet

    @property
    def marks(self) -> tuple[ShownMark, ...]:
        """Return the marks of the frame in front as they look now, the lowest first."""
        return self._sheet.marks

    @property
    def selected(self) -> tuple[FindingId, ...]:
        """Return which marks are selected, in the order in which they were."""
        return self._selected

    @property
    def only(self) -> ShownMark | None:
        """Return the selected mark where exactly one is, and it is seen."""
        if len(self._selected) != 1 or self._all_hidden:
            return None
        mark = self._sheet[self._selected[0]]
        return None if mark.hidden else mark

    @property
    def handle(self) -> int | None:
        """Return the chosen handle of the selected mark."""
        return self._handle

    @property
    def draft(self) -> Draft | None:
        """Return what is being drawn."""
        return self._sheet.draft

    @property
    def drift(self) -> Place:
        """Return how far the selected marks are dragged from where they lie."""
        return self._drift

    @property
    def look(self) -> MarkLook:
        """Return how marks are drawn."""
        return self._look

    @property
    def steps_back(self) -> bool:
        """Tell whether marks that are not selected are drawn fainter."""
        return self._look.dimmed and bool(self._selected or self._sheet.draft)

    @property
    def all_hidden(self) -> bool:
        """Tell whether no mark is seen."""
        return self._all_hidden

    def show(
        self,
        where: Where,
        marks: Iterable[ShownMark],
        columns: int,
        rows: int,
        aspect: float = 1.0,
    ) -> None:
        """Turn to another frame, or take the marks of the same one anew.

        Args:
            where: the frame.
            marks: those that are kept of it; `selected` and `hidden` are the board's to say.
            columns: of the frame.
            rows: of the frame.
            aspect: height of a pixel for a width of 1.
        """
        if where != self._where:
            self.leave()
            if self._sheet.draft is None and not self._sheet.unsound:
                self._sheets.pop(self._where, None)
            self._where, self._selected, self._handle = where, (), None
            self._sheet = self._sheets.setdefault(where, Sheet(columns, rows, aspect))
        self._sheet.resize(columns, rows, aspect)
        self.put(marks)

    def put(self, marks: Iterable[ShownMark]) -> None:
        """Take the marks of the frame in front as they are kept now."""
        self._sheet.put(marks)
        self._moving &= {mark.id for mark in self._sheet.marks}
        self._choose(tuple(one for one in self._selected if one in self._sheet))
        self.touched.emit()

    def leave(self) -> None:
        """End what goes on by itself, before another frame is shown or the window closes."""
        self.left.emit()
        self.settle()
        self.cross = None

    def select(self, mark_ids: Iterable[FindingId]) -> None:
        """Select these marks and no others."""
        self.settle()
        self._choose(tuple(one for one in dict.fromkeys(mark_ids) if one in self._sheet))
        self._tell_chosen()

    def toggle(self, mark_id: FindingId) -> None:
        """Add a mark to the selected ones, or take it from them."""
        kept = tuple(one for one in self._selected if one != mark_id)
        self.select(kept if mark_id in self._selected else (*self._selected, mark_id))

    def select_all(self) -> None:
        """Select every mark that is seen."""
        self.select(mark.id for mark in self._seen())

    def select_next(self, by: int) -> bool:
        """Select the mark that follows, or the one before; tell whether there are any."""
        seen = [mark.id for mark in self._seen()]
        if not seen:
            return False
        last = self._selected[-1] if self._selected else None
        place = seen.index(last) + by if last in seen else (0 if by > 0 else -1)
        self.select((seen[place % len(seen)],))
        return True

    def choose_handle(self, handle: int | None) -> None:
        """Choose a handle of the selected mark."""
        if handle != self._handle:
            self._handle = handle
            self.touched.emit()

    def hit(self, place: Place, reach: float) -> ShownMark | None:
        """Return the mark at a place.

        Args:
            place: in pixels of the frame.
            reach: how near to a line counts, in widths of pixels.
        """
        return None if self._all_hidden else self._sheet.hit(place, reach)

    def held(self, place: Place) -> Place:
        """Return a place on the image, at its edge where it lies outside."""
        return held(place, self._sheet.columns, self._sheet.rows)

    def preview(self, shapes: Mapping[FindingId, Shape]) -> None:
        """Let marks look so; nobody is told before `settle`."""
        there = [mark_id for mark_id in shapes if mark_id in self._sheet]
        for mark_id in there:
            self._sheet.show(mark_id, shapes[mark_id])
        self._moving.update(there)
        self.touched.emit()

    def drift_by(self, right: float, down: float) -> None:
        """Let the selected marks look moved by so much, for as long as they are dragged."""
        if not self._selected:
            return
        of = (self._selected, self._sheet.version)
        if self._drifting[0] != of:
            shapes = [self._sheet[one].shape for one in self._selected]
            self._drifting = of, box_around(shapes)
        size = self._sheet.columns, self._sheet.rows
        self._drift = step_within(self._drifting[1], right, down, *size)
        self.touched.emit()

    def _apply_drift(self) -> None:
        drift, self._drift = self._drift, _STILL
        if drift != _STILL:
            chosen = {one: self._sheet[one].shape for one in self._selected}
            self.preview({one: moved(shape, *drift) for one, shape in chosen.items()})

    def settle(self) -> None:
        """End a change: tell of it once, or say why it cannot be kept."""
        self._rest.stop()
        self._apply_drift()
        moving, self._moving = self._moving, set()
        told = [(one, shape) for one in moving if (shape := self._settled(one)) is not None]
        told.sort(
            key=lambda pair: self._selected.index(pair[0]) if pair[0] in self._selected else 0
        )
        if len(told) == 1:
            self.changed.emit(*told[0])
        elif told:
            self.changed_together.emit(tuple(told))
        if moving:
            self.touched.emit()

    def _settled(self, mark_id: FindingId) -> Shape | None:
        """Return the new shape of a mark, or None where there is nothing to tell."""
        sheet = self._sheet
        shape = sheet[mark_id].shape
        if shape == sheet.kept(mark_id):
            sheet.keep(mark_id)
            return None
        found = faults(shape, sheet.columns, sheet.rows)
        if ShapeFault.CROSSES_ITSELF in found:
            sheet.unsound |= {mark_id}
            self.refused.emit(words.refusal(ShapeFault.CROSSES_ITSELF, drawn=False))
            return None
        worse = [fault for fault in found if fault is not ShapeFault.OUTSIDE]
        if worse:
            sheet.revert(mark_id)
            self.refused.emit(words.refusal(worse[0], drawn=False))
            return None
        sheet.keep(mark_id)
        return shape

    def revert(self) -> bool:
        """Give up a change that goes on, or one that was refused; tell whether there was any."""
        self._rest.stop()
        drift, self._drift = self._drift, _STILL
        moving, self._moving = self._moving, set()
        unsound = self._sheet.unsound & set(self._selected)
        for mark_id in moving | unsound:
            self._sheet.revert(mark_id)
        self.touched.emit()
        return bool(moving or unsound or drift != _STILL)

    def nudge(self, right: float, down: float) -> bool:
        """Move the selected marks by a step; steps in a row are told as one change."""
        if not self._selected or self._all_hidden:
            return False
        self.drift_by(self._drift[0] + right, self._drift[1] + down)
        self._rest.start()
        return True

    def rest_later(self) -> None:
        """Settle once the keys rest."""
        self._rest.start()

    def remove_selected(self) -> bool:
        """Take the selected marks away; tell whether there were any."""
        self.settle()
        gone = self._selected
        if not gone or self._all_hidden:
            return False
        self.remove(gone)
        return True

    def remove(self, gone: tuple[FindingId, ...]) -> None:
        """Take marks away."""
        self._sheet.drop(gone)
        self._choose(tuple(one for one in self._selected if one not in gone))
        self.removed.emit(gone)
        self.spoke.emit(words.removed_words(len(gone)))
        self.touched.emit()

    def set_look(self, look: MarkLook) -> None:
        """Draw marks so from now on."""
        if look != self._look:
            self._look = look
            self.look_changed.emit(look)
            self.spoke.emit(words.look_words(look))
            self.touched.emit()

    def switch_all(self) -> None:
        """Hide all marks, or show them again."""
        self._all_hidden = not self._all_hidden
        self.spoke.emit(words.hidden_words(hidden=self._all_hidden))
        self.touched.emit()

    def set_hidden(self, mark_id: FindingId, *, hidden: bool) -> None:
        """Hide one mark, or show it again."""
        (self._hidden.add if hidden else self._hidden.discard)(mark_id)
        self._flag()
        self.touched.emit()

    def copied_to(
        self, frame: int, columns: int | None = None, rows: int | None = None
    ) -> tuple[Copied, ...]:
        """Return the selected marks, or all, as they would lie on another frame of the image.

        Args:
            frame: 1-based.
            columns: of that frame, by default of this one.
            rows: of that frame.
        """
        size = columns or self._sheet.columns, rows or self._sheet.rows
        chosen = self._selected or tuple(mark.id for mark in self._seen())
        where = (self._where[0], frame)
        copies = ((one, copied(self._sheet.kept(one), *size)) for one in chosen)
        return tuple(Copied(one, shape, where) for one, shape in copies if shape is not None)

    def _choose(self, mark_ids: tuple[FindingId, ...]) -> None:
        if mark_ids != self._selected:
            self._selected, self._handle = mark_ids, None
            self._flag()
            self.chosen.emit(mark_ids)
            self.touched.emit()
        else:
            self._flag()

    def _tell_chosen(self) -> None:
        if self._selected:
            last = self._sheet[self._selected[-1]]
            count = len(self._selected)
            self.spoke.emit(words.chosen_words(last.shape.kind, last.number, count))

    def _flag(self) -> None:
        for mark in self._sheet.marks:
            selected, hidden = mark.id in self._selected, mark.id in self._hidden
            self._sheet.flag(mark.id, selected=selected, hidden=hidden)

    def _seen(self) -> list[ShownMark]:
        return [] if self._all_hidden else [one for one in self._sheet.marks if not one.hidden]
