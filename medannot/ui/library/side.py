"""What stands at the right of the list: the question, its edit form, its history, other forms."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from medannot.domain.changes import Area, Changes
from medannot.domain.errors import ReasonMissing
from medannot.domain.ids import ItemId
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType, QuestionSet
from medannot.domain.question_list import ItemLine, ItemQuery
from medannot.services.question_review_values import OpenQuestion
from medannot.ui.dialogs import Dialogs
from medannot.ui.faults import said as translated
from medannot.ui.faults import sentence
from medannot.ui.library.draws_view import DrawsView
from medannot.ui.library.edit_form import EditForm
from medannot.ui.library.frozen_view import FrozenView
from medannot.ui.library.history_view import HistoryView
from medannot.ui.library.join_form import JoinForm
from medannot.ui.library.preview import Preview
from medannot.ui.library.set_forms import DrawForm, FreezeForm
from medannot.ui.library.words import number_word
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.question_bank import ItemView
    from medannot.services.question_sets import FrozenSet, SetDraw

T = TypeVar("T")

_TAKEN_AT_ONCE = 20_000
"""Questions of a set up to which each edit makes the set's next version at once."""


class Side(QStackedWidget):
    """The question that is chosen, and what is done with it.

    Signals:
        done: (a sentence, Changes): something was written.
        left: the preview stands there again.
    """

    done = Signal(str, object)
    left = Signal()

    def __init__(self, desk: "Desk", tasks: Tasks, dialogs: Dialogs, preview: Preview) -> None:
        super().__init__()
        self._desk, self._tasks, self._dialogs = desk, tasks, dialogs
        self.preview = preview
        self.form, self.history = EditForm(), HistoryView()
        self.drawing, self.freezing = DrawForm(), FreezeForm()
        self.joining = JoinForm(preview.thumbnails)
        self.draws, self.frozen = DrawsView(), FrozenView()
        self._query = ItemQuery()
        forms = (self.form, self.history, self.drawing, self.freezing, self.joining)
        asked = (*forms, self.draws, self.frozen)
        for page in (preview, *asked):
            self.addWidget(page)
        self.form.keep_wanted.connect(self._keep)
        self.drawing.act_wanted.connect(self._draw)
        self.freezing.act_wanted.connect(self._freeze)
        self.joining.act_wanted.connect(self._join)
        self.joining.pair_changed.connect(self._compare)
        for page in asked:
            page.leave_wanted.connect(self.leave)

    @property
    def busy_with_form(self) -> bool:
        """Tell whether the form holds what was typed and not saved."""
        return self.currentWidget() is self.form and self.form.changed

    def leave(self) -> None:
        """Show the question again; what was typed is asked after."""
        if self.busy_with_form and not self._dialogs.ask(
            self.tr("Leave the form?"),
            self.tr("What was changed is not saved; it is lost when the form is left."),
            accept=self.tr("Leave without saving"),
            danger=True,
        ):
            return
        self.setCurrentWidget(self.preview)
        self.left.emit()

    # One question

    def edit(self, item_id: ItemId) -> None:
        """Show the form of a question."""
        self._open(item_id, self._begin_edit)

    def show_history(self, item_id: ItemId) -> None:
        """Show the versions of a question."""
        self._open(item_id, self._begin_history)

    def _open(self, item_id: ItemId, show: Callable[[OpenQuestion], None]) -> None:
        self._tasks.store(
            lambda: self._desk.question_editing.open(OWNER, item_id),
            show,
            lambda fault: self.preview.show_nothing(sentence(fault)),
        )

    def _begin_edit(self, opened: OpenQuestion) -> None:
        self.setCurrentWidget(self.form)
        self.form.begin(opened)

    def _begin_history(self, opened: OpenQuestion) -> None:
        self.setCurrentWidget(self.history)
        self.history.show_history(opened)

    def _keep(self) -> None:
        form, opened = self.form, self.form.opened
        if opened is None:
            return
        content, reason = form.content(), form.reason.text()
        language, kind = form.language.choice(), ItemType(form.type.choice())

        def work() -> None:
            editing = self._desk.question_editing
            editing.edit(OWNER, opened, content, reason, language=language, type_=kind)
            if opened.set.items <= _TAKEN_AT_ONCE:
                editing.settle(OWNER, opened.set.name)

        def failed(fault: Exception) -> None:
            form.trouble.say(sentence(fault), "danger")
            if isinstance(fault, ReasonMissing):
                form.ask_reason()

        said = self.tr("Question {number} has a new version.").format(number=opened.number)
        self._do(work, failed, lambda _nothing: said)

    # Sets

    def begin_draw(self, sets: tuple[QuestionSet, ...], query: ItemQuery, chosen: str = "") -> None:
        """Ask what a subset is drawn by; `chosen` is the set that is offered first."""
        self._query = query
        self.setCurrentWidget(self.drawing)
        self.drawing.begin(sets, chosen or next(iter(sorted(query.sets)), ""))

    def show_draws(self, sets: tuple[QuestionSet, ...], first: str = "") -> None:
        """Show the stored draws; `first` is the subset that stands above the others."""
        held = {one.name: one.items for one in sets}

        def show(draws: "tuple[SetDraw, ...]") -> None:
            self.setCurrentWidget(self.draws)
            newest = sorted(draws, key=lambda draw: draw.utc, reverse=True)
            self.draws.show_draws(sorted(newest, key=lambda draw: draw.set_name != first), held)

        self._tasks.store(
            lambda: self._desk.set_keeping.draws(OWNER),
            show,
            lambda fault: self.preview.show_nothing(sentence(fault)),
        )

    def _draw(self) -> None:
        form = self.drawing
        name, of = form.name.text(), form.set.choice()
        strata = tuple(each for each, box in form.strata.items() if box.isChecked())
        size, seed = form.number.text().strip(), form.seed.text().strip()
        families = form.families.isChecked()
        if form.complain():
            return

        def work() -> "SetDraw":
            from medannot.services.question_sets import DrawWish  # noqa: PLC0415 - loads the store

            wish = DrawWish(int(seed), int(size) if size else None, strata, families, self._query)
            return self._desk.set_keeping.draw(OWNER, of, name, wish)

        def told(draw: "SetDraw") -> str:
            said = self.tr("Drew {drawn} of {population} questions as {name} by seed {seed}.")
            if draw.drawn < draw.size:
                said = self.tr(
                    "Drew {drawn} of the {wanted} questions wanted, from {population}, as {name} "
                    "by seed {seed}: what belongs together stays together."
                )
            return said.format(
                drawn=number_word(draw.drawn),
                wanted=number_word(draw.size),
                population=number_word(draw.population),
                name=draw.set_name,
                seed=draw.seed,
            )

        def drawn(draw: "SetDraw") -> str:
            if draw.shares:
                # What each stratum got is seen before anything is done with the subset.
                self.show_draws((), draw.set_name)
            return told(draw)

        form.wait(self.tr("Drawing; of very many questions this takes some seconds."))
        self._do(work, form.refuse, drawn)

    def begin_freeze(self, sets: tuple[QuestionSet, ...], chosen: str) -> None:
        """Ask which set is frozen, and by which name; `chosen` is offered first."""
        self.setCurrentWidget(self.freezing)
        self.freezing.begin(sets, chosen)

    def show_frozen(self) -> None:
        """Show the frozen versions."""

        def show(frozen: "tuple[FrozenSet, ...]") -> None:
            self.setCurrentWidget(self.frozen)
            self.frozen.show_frozen(frozen)

        self._tasks.store(
            lambda: self._desk.set_keeping.frozen(OWNER),
            show,
            lambda fault: self.preview.show_nothing(sentence(fault)),
        )

    def _freeze(self) -> None:
        form = self.freezing
        of, name = form.set.choice(), form.name.text()
        if form.complain():
            return

        def told(one: "FrozenSet") -> str:
            said = self.tr("Froze {set}, version {number}, as {name}. Manifest {hash}")
            return said.format(
                set=one.set_name, number=one.number, name=one.name, hash=one.manifest
            )

        self._do(lambda: self._desk.set_keeping.freeze(OWNER, of, name), form.refuse, told)

    # Languages

    def begin_join(self, line: ItemLine) -> None:
        """Let the person choose the same question in another language."""
        self.setCurrentWidget(self.joining)
        self.joining.begin(line)

    def _compare(self) -> None:
        """Show both questions whole, with what differs, before they are joined."""
        first, second = self.joining.first, self.joining.second
        if first is None:
            return

        def work() -> "tuple[ItemView, ItemView | None, tuple[str, ...]]":
            one = self._desk.bank.item(OWNER, first.version_id)
            if second is None:
                return one, None, ()
            other = self._desk.bank.item(OWNER, second.version_id)
            keeping = self._desk.set_keeping
            return one, other, keeping.differences(OWNER, first.item_id, second.item_id)

        def show(pair: "tuple[ItemView, ItemView | None, tuple[str, ...]]") -> None:
            if (first, second) == (self.joining.first, self.joining.second):
                self.joining.show_pair(*pair)

        self._tasks.store(work, show, self.joining.refuse)

    def _join(self) -> None:
        first, second = self.joining.first, self.joining.second
        if first is None or second is None:
            return
        self._do(
            lambda: self._desk.set_keeping.join(OWNER, first.item_id, second.item_id),
            self.joining.refuse,
            self._told_of_joining,
        )

    def _told_of_joining(self, doubt: str) -> str:
        said = self.tr("The two are one question in two languages.")
        return f"{said} {translated(doubt)}" if doubt else said

    def part(self, first: ItemId, second: ItemId) -> None:
        """Take back that two questions are one."""
        self._do(
            lambda: self._desk.set_keeping.part(OWNER, first, second),
            self._tell,
            lambda _nothing: self.tr("The two questions stand by themselves again."),
        )

    def _tell(self, fault: Exception) -> None:
        self._dialogs.tell(self.tr("Nothing was written"), sentence(fault))

    def _do(
        self,
        work: Callable[[], T],
        failed: Callable[[Exception], None],
        told: Callable[[T], str],
    ) -> None:
        def done(result: T) -> None:
            self.setCurrentWidget(self.preview)
            self.done.emit(told(result), Changes.of(Area.QUESTIONS))

        self._tasks.store(work, done, failed)
