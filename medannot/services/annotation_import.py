"""Annotations of other programs into one annotator's cases: read, mapped, counted, and written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from medannot.domain.annotation.checking import ImageArea, refuse_unsound
from medannot.domain.annotation.foreign import ForeignImage, ForeignSet
from medannot.domain.annotation.mapping import Mapped, Word, mapped, term_of_node, word_of
from medannot.domain.annotation.project import AssignmentState, Case, Project
from medannot.domain.annotation.revision import Cause, Change
from medannot.domain.annotation.shapes import Shape
from medannot.domain.annotation.taking_in import CaseIntake, Incoming, Repair, cut, is_taken
from medannot.domain.errors import InputFault, MedannotError, Problem, Refusal, Sentence
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, silent
from medannot.exchange.annotations.foreign_files import read_foreign
from medannot.services.annotating import Annotating
from medannot.services.annotating_acts import after_changes, author_of
from medannot.services.annotating_values import OpenCase
from medannot.services.annotation_access import project_for
from medannot.services.annotation_export import image_name
from medannot.services.annotation_import_files import files_at, mapping_at
from medannot.services.annotation_import_images import Matched, OwnImage, matched
from medannot.services.annotation_import_values import (
    CaseChanges,
    ImportPlan,
    ImportReport,
    ImportWish,
)
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.media_import import name_mac
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.media import MediaLibrary
from medannot.store.store import Store


class AnnotationImport:
    """Takes annotations of other programs in.

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

    def read(self, paths: Sequence[Path]) -> ForeignSet:
        """Read files of COCO, LabelMe, CVAT, Label Studio, and maps of labels; asks no database.

        Args:
            paths: files, and folders that are gone through.

        Raises:
            InputFault: there is no such file, or there are too many.
            EnvironmentFault: a file cannot be read.
        """
        return read_foreign(files_at(paths))

    def mapping(self, path: Path) -> Mapping[str, str]:
        """Read a mapping of labels to nodes; see `mapping_at`."""
        return mapping_at(path)

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
        words = mapped(read.images, lexicon, wish.given)
        problems = list(read.problems)
        found = self._matched(project, read.images)
        problems += [Problem(one.image.name, 0, one.why) for one in found if one.why]
        cases = self._projects.cases(project.id)
        intake = _Intake(self, actor, project, words, lexicon, wish)
        by_case = _by_case(found, cases)
        for done, (case, those) in enumerate(by_case, start=1):
            intake.take(case, those)
            progress(done, len(by_case))
        return ImportPlan(
            project=project,
            code=actor.code,
            words=tuple(sorted(words.values(), key=lambda word: (-word.count, word.label))),
            images=sum(one.own is not None for one in found),
            by_size=tuple(
                (one.image.name, one.own.name) for one in found if one.own and one.by_size
            ),
            cases=tuple(intake.cases),
            already=intake.already,
            repaired=intake.repaired,
            beside=intake.beside,
            problems=(*problems, *intake.problems),
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
            Stopped: the person stopped the job; what was written before stays.
        """
        if plan.unmapped and not wish.leave_unmapped:
            raise Refusal(
                "These labels are not mapped to the lexicon: {labels}. Map them, or leave them "
                "out; nothing was written.",
                labels=", ".join(word.label for word in plan.unmapped[:10]),
            )
        refused: list[Problem] = []
        written = findings = 0
        for done, one in enumerate(plan.cases, start=1):
            try:
                opened = self._annotating.open(actor, one.case.id)
                self._annotating.act(actor, opened, one.changes, Cause.IMPORTED)
            except (Refusal, InputFault) as fault:
                refused.append(_problem(one.case, fault))
            else:
                written += 1
                findings += len(one.changes)
            progress(done, len(plan.cases))
        return ImportReport(written, findings, tuple(refused))

    def open(self, actor: Actor, case: Case) -> OpenCase:
        """Return the actor's work on a case into which something may come.

        Raises:
            Refusal: it is not the actor's, or submitted.
        """
        opened = self._annotating.open(actor, case.id)
        if opened.assignment.state is AssignmentState.SUBMITTED:
            raise Refusal("It is submitted; open it again before.")
        return opened

    def new_id(self) -> FindingId:
        """Return the id of a finding that comes in."""
        return FindingId(self._store.ids.new())

    def _matched(self, project: Project, images: Iterable[ForeignImage]) -> list[Matched]:
        cases = self._projects.cases(project.id)
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
        return list(matched(images, own, lambda name: name_mac(_sound(name), secret)))


class _Intake:
    """Takes the images of one case after the other into what is planned."""

    def __init__(
        self,
        service: AnnotationImport,
        actor: Actor,
        project: Project,
        words: Mapping[Word, Mapped],
        lexicon: Lexicon,
        wish: ImportWish,
    ) -> None:
        author_of(actor)
        self.cases: list[CaseChanges] = []
        self.problems: list[Problem] = []
        self.already = self.repaired = 0
        self.beside: Counter[str] = Counter()
        self._service = service
        self._actor = actor
        self._project = project
        self._words = words
        self._lexicon = lexicon
        self._repair: Repair | None = _mended if wish.repair else None

    def take(self, case: Case, those: Sequence[tuple[ForeignImage, MediaId]]) -> None:
        """Take the marks of a case's images."""
        incoming = [
            one
            for image, media_id in those
            for one in self._incoming(image, media_id)
            if is_taken(one.word)
        ]
        if not incoming:
            return
        try:
            opened = self._service.open(self._actor, case)
            areas = {one.media_id: one.area for one in opened.images}
            taken = CaseIntake(
                opened.findings, areas, self._project.schema, self._service.new_id, self._repair
            ).take(incoming)
            changes = tuple(taken.changes)
            self._refuse_unsound(opened, changes, areas)
        except Refusal as fault:
            self.problems.append(_problem(case, fault))
            return
        self.problems += [Problem(one.image, one.number, why) for one, why in taken.left]
        self.already += taken.already
        self.repaired += taken.repaired
        self.beside.update(taken.beside)
        if changes:
            self.cases.append(CaseChanges(case, changes))

    def _incoming(self, image: ForeignImage, media_id: MediaId) -> Iterable[Incoming]:
        for number, mark in enumerate(image.marks, start=1):
            word = self._words[word_of(mark.label, mark.node_id, self._lexicon)]
            term = term_of_node(word.node, self._lexicon) if word.node else None
            yield Incoming(image.name, number, media_id, mark, word, term)

    def _refuse_unsound(
        self, opened: OpenCase, changes: Sequence[Change], areas: Mapping[MediaId, ImageArea]
    ) -> None:
        touched = {change.finding_id for change in changes}
        after = after_changes(opened.findings, changes)
        refuse_unsound(opened.findings, after, touched, areas, self._project.schema)


def _by_case(
    found: Iterable[Matched], cases: Iterable[Case]
) -> list[tuple[Case, list[tuple[ForeignImage, MediaId]]]]:
    case_of = {media_id: case for case in cases for media_id in case.media}
    those: dict[int, list[tuple[ForeignImage, MediaId]]] = {}
    for one in found:
        if one.own is not None and one.image.marks:
            number = case_of[one.own.media_id].number
            those.setdefault(number, []).append((one.image, one.own.media_id))
    numbered = {case.number: case for case in case_of.values()}
    return [(numbered[number], those[number]) for number in sorted(those)]


def _mended(shape: Shape, area: ImageArea) -> Shape | None:
    """Return a shape within its image; what an outline that crosses itself encloses is painted."""
    from medannot.imaging.masks import brush_of, mask_of  # noqa: PLC0415  # loads numpy

    return cut(shape, area) or brush_of(mask_of(shape, area.columns, area.rows))


def _refuse_unknown(given: Mapping[str, str], lexicon: Lexicon) -> None:
    unknown = sorted({node_id for node_id in given.values() if node_id and node_id not in lexicon})
    if unknown:
        raise InputFault(
            "The mapping names what is not in the lexicon {lexicon}: {ids}.",
            lexicon=lexicon.head.pin,
            ids=", ".join(unknown[:10]),
        )


def _problem(case: Case, fault: MedannotError) -> Problem:
    return Problem(f"case {case.number}", 0, Sentence(fault.template, **fault.details))


def _sound(name: str) -> str:
    """Return a name without halves of signs, which have no bytes."""
    return name.encode("utf-8", "replace").decode()
