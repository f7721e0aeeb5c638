"""One project behind its manage view: progress, people, and cases that are joined and split."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.gallery import CaseLine, CaseQuery
from medannot.domain.annotation.project import Case
from medannot.domain.errors import MedannotError
from medannot.domain.ids import MediaId
from medannot.domain.people import Actor
from medannot.services.annotation_values import ProjectStatus
from medannot.ui import faults
from medannot.ui.annotation.projects.case_model import CHUNK
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk


@dataclass(frozen=True)
class ManageState:
    """What the manage view shows.

    Attributes:
        required: the attributes that each lesion needs, in words.
        chosen: the cases that are chosen, by number.
        images: of the one chosen case; empty while there are several or none.
        working: an act is under way.
        fault: what went wrong, or nothing.
        said: what was done, or nothing.
    """

    name: str = ""
    status: ProjectStatus | None = None
    required: tuple[str, ...] = ()
    query: CaseQuery = field(default_factory=CaseQuery)
    found: int = 0
    chosen: tuple[CaseLine, ...] = ()
    case: Case | None = None
    working: bool = False
    fault: str = ""
    said: str = ""

    @property
    def begun(self) -> bool:
        """Tell whether anybody has said anything, so that cases and people stay."""
        return self.status is not None and self.status.begun


class ManagePresenter(QObject):
    """Shows a project and acts on it, on the store's thread.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        actor: who looks after projects.

    Signals:
        state_changed: (ManageState).
        list_began: (how many) the list of cases is another one.
        chunk_came: (number, lines) a part of the list.
        row_wanted: (row) of the list, where the case lies that was acted on.
    """

    state_changed = Signal(object)
    list_began = Signal(int)
    chunk_came = Signal(int, object)
    row_wanted = Signal(int)

    def __init__(self, desk: "Desk", tasks: Tasks, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._actor = desk, tasks, actor
        self._asked: set[int] = set()
        self._list, self._row = 0, -1
        self.state = ManageState()

    def open(self, name: str) -> None:
        """Show a project."""
        self.state = ManageState(name=name)
        self._show()
        self.look_again()

    def look_again(self) -> None:
        """Read the project as it is by now; what was said of the last act stays."""
        desk, actor, name, query = self._desk, self._actor, self.state.name, self.state.query
        before, words = self.state.status, self.state.required
        if not name:
            return

        def look() -> tuple[ProjectStatus, tuple[str, ...], int]:
            status = desk.project_overview.status(actor, name)
            found = desk.project_overview.case_count(actor, name, query)
            same = before is not None and before.project.schema == status.project.schema
            return status, words if same else _required_words(desk, status), found

        self._tasks.store(look, self._take, self._fail)

    def _take(self, found: tuple[ProjectStatus, tuple[str, ...], int]) -> None:
        status, required, count = found
        if status.project.name != self.state.name:
            return
        self._list += 1
        self._asked.clear()
        self.state = replace(
            self.state, status=status, required=required, found=count, chosen=(), case=None
        )
        self.list_began.emit(count)
        self._show()
        row, self._row = self._row, -1
        # Only in the whole list does a case stand where its number says.
        if 0 <= row < count and self.state.query == CaseQuery():
            self.row_wanted.emit(row)

    # The list

    def ask(self, query: CaseQuery) -> None:
        """List other cases."""
        if query != self.state.query:
            self._show(query=query)
            self.look_again()

    def load(self, chunk: int) -> None:
        """Bring a part of the list."""
        if chunk in self._asked:
            return
        self._asked.add(chunk)
        desk, actor, state, asked = self._desk, self._actor, self.state, self._list

        def came(lines: tuple[CaseLine, ...]) -> None:
            if asked == self._list:
                self.chunk_came.emit(chunk, lines)

        self._tasks.store(
            lambda: desk.project_overview.case_lines(
                actor, state.name, state.query, chunk * CHUNK, CHUNK
            ),
            came,
            self._fail,
        )

    def forget(self, chunk: int) -> None:
        """Bring a part again when it comes into sight next."""
        self._asked.discard(chunk)

    def choose(self, lines: Sequence[CaseLine]) -> None:
        """Choose cases; of one alone the images are shown."""
        chosen = tuple(sorted(lines, key=lambda line: line.number))
        if chosen == self.state.chosen:
            return
        self._show(chosen=chosen, case=None)
        if len(chosen) != 1:
            return
        desk, actor, case_id = self._desk, self._actor, chosen[0].case_id

        def came(case: Case) -> None:
            if self.state.chosen == chosen:
                self._show(case=case)

        self._tasks.store(
            lambda: desk.project_overview.case_alone(actor, case_id), came, self._fail
        )

    # Acts

    def assign(self, codes: Sequence[str]) -> None:
        """Draw who annotates which case among these people."""
        desk, actor, name = self._desk, self._actor, self.state.name
        said = self.tr("The cases are given to %Ln person(s).", "", len(codes))
        self._do(lambda: desk.projects.assign(actor, name, codes), said)

    def join(self) -> None:
        """Make one case of those that are chosen."""
        desk, actor, name = self._desk, self._actor, self.state.name
        numbers = [line.number for line in self.state.chosen]
        if len(numbers) < 2:
            return
        seen = [line.case_id for line in self.state.chosen]
        said = self.tr("%Ln case(s) became one.", "", len(numbers))
        self._do(lambda: desk.projects.join(actor, name, numbers, seen), said, numbers[0] - 1)

    def split(self, parts: Sequence[Sequence[MediaId]]) -> None:
        """Make several cases of the chosen one, or put its images into another order."""
        desk, actor, name, case = self._desk, self._actor, self.state.name, self.state.case
        if case is None:
            return
        said = self.tr("The case became %Ln case(s).", "", len(parts))
        if len(parts) == 1:
            said = self.tr("The images of the case stand in another order.")
        number, seen = case.number, [case.id]
        self._do(lambda: desk.projects.split(actor, name, number, parts, seen), said, number - 1)

    def _do(self, act: Callable[[], None], said: str, row: int = -1) -> None:
        if self.state.working:
            return
        self._show(working=True, fault="", said="")

        def done(_none: None) -> None:
            self._row = row
            self._show(working=False, said=said)
            self.look_again()

        def failed(fault: Exception) -> None:
            self._fail(fault)
            # What the view shows may be what was there before somebody else acted.
            self.look_again()

        self._tasks.store(act, done, failed)

    def _fail(self, fault: Exception) -> None:
        self._show(working=False, fault=faults.sentence(fault), said="")

    def _show(self, **changed: object) -> None:
        self.state = replace(self.state, **changed)  # type: ignore[arg-type]  # fields by name
        self.state_changed.emit(self.state)


def _required_words(desk: "Desk", status: ProjectStatus) -> tuple[str, ...]:
    """Return the required attributes by their names; by their ids where the copy is gone."""
    schema = status.project.schema
    if not schema.required:
        return ()
    try:
        lexicon = desk.lexicons.open(schema.lexicon).lexicon
    except MedannotError:
        return schema.required
    return tuple(
        f"{lexicon[one].en.label} {lexicon[one].zh.label}" if one in lexicon else one
        for one in schema.required
    )
