"""Annotations from files into one annotator's cases: read, mapped, counted, and written."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from medannot.domain.annotation.attribute_mapping import mapped_values, said_in
from medannot.domain.annotation.foreign import ForeignSet
from medannot.domain.annotation.levels import Asked
from medannot.domain.annotation.mapping import mapped
from medannot.domain.annotation.placed_marks import with_places
from medannot.domain.annotation.project import AssignmentState, Case, Project
from medannot.domain.annotation.revision import Cause
from medannot.domain.annotation.work_terms import counts_of_values, words_of
from medannot.domain.errors import InputFault, Problem, Refusal
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.search import SearchIndex
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, Stopped, silent
from medannot.exchange.annotations.foreign_files import read_foreign
from medannot.services.annotating import Annotating
from medannot.services.annotating_acts import author_of
from medannot.services.annotating_values import OpenCase
from medannot.services.annotation_access import project_for
from medannot.services.annotation_export import image_name
from medannot.services.annotation_import_dicom import known_by_code, known_by_uid
from medannot.services.annotation_import_files import files_at, mapping_at, write_mapping
from medannot.services.annotation_import_images import Matched, OwnImage, matched
from medannot.services.annotation_import_questions import marks_of_questions
from medannot.services.annotation_import_taking import (
    Intake,
    Words,
    by_case,
    problem_of_case,
)
from medannot.services.annotation_import_values import (
    FoundImage,
    ImportPlan,
    ImportReport,
    ImportWish,
)
from medannot.services.annotation_import_works import placed_works
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.media_import import name_mac
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.media import MediaLibrary
from medannot.store.store import Store


class AnnotationImport:
    """Takes annotations of other programs in, and those that medannot wrote.

    Args:
        store: the workspace's.
        keeper: keeps the versions of lexicons that projects go by.
        annotating: writes what annotators do.
    """

    def __init__(self, store: Store, keeper: LexiconKeeper, annotating: Annotating) -> None:
        self._store = store
        self._keeper = keeper
        self._annotating = annotating
        self._projects = AnnotationProjects(store)

    def read(self, paths: Sequence[Path], progress: Progress = silent) -> ForeignSet:
        """Read files of COCO, LabelMe, CVAT, Label Studio, DICOM, maps of labels, and our own.

        It asks no database.

        Args:
            paths: files, and folders that are gone through.
            progress: called after each file.

        Raises:
            InputFault: there is no such file, or there are too many.
            EnvironmentFault: a file cannot be read.
        """
        return read_foreign(files_at(paths), progress)

    def read_questions(self, actor: Actor, name: str) -> ForeignSet:
        """Return the marks that question sets brought with the images of a project.

        Raises:
            Refusal: there is no such project, the actor may not, or no set brought any.
            EnvironmentFault: the database cannot be read.
        """
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        return marks_of_questions(self._store, self._projects.cases(project.id))

    def mapping(self, path: Path) -> Mapping[str, str]:
        """Read a mapping of labels to nodes; see `mapping_at`."""
        return mapping_at(path)

    def write_mapping(self, path: Path, given: Mapping[str, str]) -> None:
        """Write a mapping of labels to nodes, as `mapping` reads it."""
        write_mapping(path, given)

    def plan(
        self,
        actor: Actor,
        name: str,
        read: ForeignSet,
        wish: ImportWish,
        progress: Progress = silent,
    ) -> ImportPlan:
        """Tell what taking files in would do; writes nothing.

        Args:
            actor: whose cases they are taken into.
            name: of the project.
            read: what the files hold.
            wish: how they are taken in.
            progress: called after each case.

        Raises:
            Refusal: there is no such project, or the actor does not annotate there.
            InputFault: the mapping names a node that is not in the lexicon, or the kept lexicon
                was altered.
        """
        project = project_for(self._projects, actor, UseCase.ANNOTATE, name)
        schema = project.schema
        lexicon = self._keeper.open(schema.lexicon, schema.lexicon_sha256).lexicon
        _refuse_unknown(wish.given, lexicon)
        cases = self._projects.cases(project.id)
        read = known_by_code(known_by_uid(read, self._store, cases), lexicon)
        index = SearchIndex(lexicon)
        read = with_places(read, index, wish.given, schema.depths(Asked.LOCATIONS))
        words = _words(read, index, wish)
        problems = list(read.problems)
        own = self._own_images(project, cases)
        found = list(matched(read.images, *own))
        problems += [Problem(one.image.name, 0, one.why) for one in found if one.why]
        placed = placed_works(read.works, cases, actor.code, own)
        author_of(actor)
        intake = Intake(project, words, wish, lambda case: self._opened(actor, case), self._new_id)
        coming = by_case(found, placed.works, cases)
        for done, one in enumerate(coming, start=1):
            intake.take(one)
            progress(done, len(coming))
        found_images = (*map(_found_image, found), *placed.found)
        return ImportPlan(
            project=project,
            code=actor.code,
            words=words.in_order,
            values=words.values_in_order,
            found=found_images,
            images=sum(bool(one.own) for one in found_images),
            by_size=tuple((one.name, one.own) for one in found_images if one.by_size),
            cases=tuple(intake.cases),
            already=intake.already,
            repaired=intake.repaired,
            mendable=intake.mendable,
            beside=intake.beside,
            problems=(*problems, *placed.problems, *intake.problems),
        )

    def apply(
        self, actor: Actor, plan: ImportPlan, wish: ImportWish, progress: Progress = silent
    ) -> ImportReport:
        """Write what was planned, an act a case with cause "imported".

        Args:
            actor: as for `plan`.
            plan: as `plan` gave it.
            wish: as for `plan`.
            progress: called after each case.

        Raises:
            Refusal: labels stay unmapped, and the rest was not asked for; nothing is written.
            EnvironmentFault: the disk is full, or the database cannot be written.

        Where the person stops the job, what was written before stays, and the report says so.
        """
        if plan.unmapped and not wish.leave_unmapped:
            raise Refusal(
                "These labels are not mapped to the lexicon: {labels}. Map them, or leave them "
                "out; nothing was written.",
                labels=", ".join(word.label for word in plan.unmapped[:10]),
            )
        refused: list[Problem] = []
        written = findings = 0
        is_stopped = False
        for done, one in enumerate(plan.cases, start=1):
            try:
                opened = self._annotating.open(actor, one.case.id)
                self._annotating.act(actor, opened, one.changes, Cause.IMPORTED)
            except (Refusal, InputFault) as fault:
                refused.append(problem_of_case(one.case, fault))
            else:
                written += 1
                findings += len(one.changes)
            try:
                progress(done, len(plan.cases))
            except Stopped:
                is_stopped = done < len(plan.cases)
                break
        return ImportReport(written, findings, tuple(refused), stopped=is_stopped)

    def _opened(self, actor: Actor, case: Case) -> OpenCase:
        """Return the actor's work on a case into which something may come.

        Raises:
            Refusal: it is not the actor's, or submitted.
        """
        opened = self._annotating.open(actor, case.id)
        if opened.assignment.state is AssignmentState.SUBMITTED:
            raise Refusal("It is handed in; open it again, then import.")
        return opened

    def _new_id(self) -> FindingId:
        """Return the id of a finding that comes in."""
        return FindingId(self._store.ids.new())

    def _own_images(
        self, project: Project, cases: Sequence[Case]
    ) -> tuple[list[OwnImage], Callable[[str], str]]:
        """Return the project's images, and what returns the keyed hash of a name."""
        media = MediaLibrary(self._store).many(id_ for case in cases for id_ in case.media)
        macs = self._projects.names_of_media(project.id)
        own = [
            OwnImage(
                id_,
                image_name(case.number, place),
                macs.get(id_, ""),
                media[id_].columns,
                media[id_].rows,
            )
            for case in cases
            for place, id_ in enumerate(case.media, start=1)
        ]
        secret = self._store.secret()
        return own, lambda name: name_mac(_sound(name), secret)


def _words(read: ForeignSet, index: SearchIndex, wish: ImportWish) -> Words:
    """Return what becomes of the labels and values that stand in files."""
    said = said_in(read.images) + counts_of_values(read.works, index.lexicon)
    return Words(
        mapped(read.images, index, wish.given),
        words_of(read.works, index, wish.given),
        mapped_values(said, index, wish.given),
        index.lexicon,
    )


def _found_image(one: Matched) -> FoundImage:
    name = one.own.name if one.own else ""
    return FoundImage(one.image.name, name, len(one.image.marks), one.by_size, one.why)


def _refuse_unknown(given: Mapping[str, str], lexicon: Lexicon) -> None:
    unknown = sorted({node_id for node_id in given.values() if node_id and node_id not in lexicon})
    if unknown:
        raise InputFault(
            "The mapping names what is not in the lexicon {lexicon}: {ids}.",
            lexicon=lexicon.head.pin,
            ids=", ".join(unknown[:10]),
        )


def _sound(name: str) -> str:
    """Return a name without halves of signs, which have no bytes."""
    return name.encode("utf-8", "replace").decode()
