"""The form of a new study: what is wrong with it, and what it would come to."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from medannot.domain.changes import Area, Changes
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.ui.changes_bus import ChangesBus
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.domain.study import StudyVersion
    from medannot.services.desk import Desk
    from medannot.services.study_design import StudyPreview

_QUIET_MS: Final = 250
_STAND_IN: Final = "?"
_SEED_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """The form as it is filled in.

    Attributes:
        seed: as typed.
        forbidden: acts of the viewer that readers may not use.
        language, needs: of the questions that are taken; "" takes all.
        unscored: questions without a reference answer are taken as well.
        apart: each reader gets one version only of a question in several languages.
    """

    name: str = ""
    set_name: str = ""
    groups: tuple[GroupPlan, ...] = ()
    seed: str = ""
    forbidden: tuple[str, ...] = ()
    language: str = ""
    needs: str = ""
    unscored: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class FormState:
    """What the form shows beside its fields.

    Attributes:
        name_fault: what is wrong with the name, or "".
        seed_fault: what is wrong with the seed, or "".
        fault: what is wrong with all else, or "".
        preview: what the plan comes to, or None.
        creating: the study is being written.
    """

    name_fault: str = ""
    seed_fault: str = ""
    fault: str = ""
    preview: "StudyPreview | None" = None
    creating: bool = False
    named: bool = False

    @property
    def can_create(self) -> bool:
        """Tell whether the form is complete and right."""
        wrong = self.name_fault or self.seed_fault or self.fault
        return self.named and self.preview is not None and not wrong and not self.creating


class FormPresenter(QObject):
    """Checks a plan as it is typed and creates the study.

    Signals:
        state_changed: (FormState).
        created: (name) the study is written.
        languages_told: (codes) those that the chosen set has questions in.
    """

    state_changed = Signal(object)
    created = Signal(str)
    languages_told = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, bus: ChangesBus, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._bus = desk, tasks, bus
        self._draft = Draft()
        self._taken: frozenset[str] = frozenset()
        self._asked = 0
        self._told_of = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._preview)
        self.state = FormState()

    def begin(self, taken: frozenset[str]) -> None:
        """Start an empty form; these names are given already."""
        self._taken = taken
        self._draft, self._told_of = Draft(), ""
        self._show(FormState())

    def new_seed(self) -> str:
        """Draw a seed of eight digits."""
        drawn = int(self._desk.store.ids.new(), 16)
        return str(drawn % 10**_SEED_DIGITS)

    def edit(self, draft: Draft) -> None:
        """Take what was typed; the plan is drawn shortly after the last key."""
        self._draft = draft
        self._asked += 1
        self._tell_languages(draft.set_name)
        state = replace(
            self.state,
            named=bool(draft.name.strip()),
            name_fault=self._name_fault(draft.name),
            seed_fault="" if _seed(draft.seed) is not None else self._seed_fault(),
            fault="",
        )
        self._show(state)
        if draft.set_name and draft.groups and not state.seed_fault:
            self._timer.start(_QUIET_MS)
        else:
            self._timer.stop()
            self._show(replace(state, preview=None))

    def _tell_languages(self, name: str) -> None:
        """Find out which languages another set has questions in."""
        if not name or name == self._told_of:
            return
        self._told_of = name

        def done(languages: tuple[str, ...]) -> None:
            if name == self._told_of:
                self.languages_told.emit(languages)

        self._tasks.store(lambda: self._desk.bank.languages(OWNER, name), done, self._refuse)

    def _name_fault(self, name: str) -> str:
        if name.strip() in self._taken:
            return self.tr("A study of this name is there already; choose another name.")
        return ""

    def _seed_fault(self) -> str:
        return self.tr("A seed is a whole number; type one or draw one.")

    def _plan(self, name: str) -> StudyPlan:
        draft = self._draft
        seed = _seed(draft.seed) or 0
        chosen = draft.forbidden, draft.language, draft.needs, draft.unscored, draft.apart
        return StudyPlan(name, draft.set_name, draft.groups, seed, *chosen)

    def _preview(self) -> None:
        asked = self._asked
        # The name is checked apart: a plan can be looked at before it has one.
        plan = self._plan(self._free_name())

        def done(preview: "StudyPreview") -> None:
            if asked == self._asked:
                self._show(replace(self.state, preview=preview, fault=""))

        def failed(fault: Exception) -> None:
            if asked == self._asked:
                self._show(replace(self.state, preview=None, fault=sentence(fault)))

        self._tasks.store(lambda: self._desk.designs.preview(OWNER, plan), done, failed)

    def _free_name(self) -> str:
        name = self._draft.name.strip()
        return _STAND_IN if not name or name in self._taken else name

    def create(self) -> None:
        """Write the study."""
        if not self.state.can_create:
            return
        plan = self._plan(self._draft.name.strip())
        self._show(replace(self.state, creating=True))
        self._tasks.store(
            lambda: self._desk.designs.create(OWNER, plan), self._written, self._refuse
        )

    def _written(self, version: "StudyVersion") -> None:
        self._show(replace(self.state, creating=False))
        self._bus.publish(Changes.of(Area.STUDIES, Area.PEOPLE, Area.AUDIT), self.parent())
        self.created.emit(version.name)

    def _refuse(self, fault: Exception) -> None:
        self._show(replace(self.state, creating=False, fault=sentence(fault)))

    def _show(self, state: FormState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _seed(typed: str) -> int | None:
    """Return the seed, or None where the text is no whole number."""
    text = typed.strip()
    return int(text) if text.lstrip("-").isdecimal() and text.count("-") <= 1 else None
