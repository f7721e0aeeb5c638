"""A new project written as a whole: its images, its people, and marks that came with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medannot.domain.errors import MedannotError, Problem
from medannot.domain.people import Actor
from medannot.domain.progress import Progress
from medannot.services.annotation_values import ProjectDraft
from medannot.ui import faults
from medannot.ui.annotation.projects.wanted import ImageSource, Wanted

if TYPE_CHECKING:
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Made:
    """A project that was made.

    Attributes:
        refused: images that were not taken in.
        notes: sentences on what was left open.
    """

    name: str
    refused: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def make_project(
    desk: "Desk", actor: Actor, wanted: Wanted, draft: ProjectDraft, progress: Progress
) -> Made:
    """Write a project and give it out, on the store's thread.

    What fails after the project was written leaves it there and is told in the notes.

    Raises:
        MedannotError: the project could not be written.
        Stopped: the person stopped it; nothing of it is kept.
    """
    project = desk.projects.create(actor, wanted.plan(), draft, progress)
    notes = []
    try:
        if wanted.codes:
            desk.projects.assign(actor, project.name, wanted.codes)
        if wanted.source is ImageSource.SET and wanted.marks.strip():
            place = Path(wanted.marks.strip()).expanduser()
            notes = _marks_in(desk, actor, project.name, wanted.codes, place)
    except MedannotError as fault:
        notes.append(faults.sentence(fault))
    return Made(project.name, draft.refused, tuple(notes))


def _marks_in(
    desk: "Desk", actor: Actor, name: str, codes: Sequence[str], place: Path
) -> list[str]:
    """Take boxes and masks into the work of each annotator; the labels they know, as a start."""
    from medannot.services.annotation_import_values import ImportWish  # noqa: PLC0415  # loads much

    service, wish = desk.annotation_import, ImportWish(leave_unmapped=True)
    read = service.read([place])
    notes, left, problems = [], 0, 0
    for code in codes:
        seat = desk.annotating.seat(actor, code)
        plan = service.plan(seat, name, read, wish)
        report = service.apply(seat, plan, wish)
        notes.append(_tr("{code}: marks taken into %Ln case(s).", report.cases).format(code=code))
        # The same for everybody: it hangs on the files and on the lexicon.
        left, problems = len(plan.unmapped), len(plan.problems)
    if left:
        notes.append(_tr("%Ln label(s) without a term; open Import to map them.", left))
    if problems:
        notes.append(_tr("%Ln mark(s) or image(s) were not taken in; Import names them.", problems))
    return notes


def _tr(words: str, count: int) -> str:
    return QCoreApplication.translate("NewProject", words, "", count)
