"""Adjudicating: two readings of a case, without names, become one consensus with its sources.

The readings stay as they are. A consensus is appended whole in one transaction; a later one of the
same case supersedes it, and both stay in the record.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medannot.domain.annotation.checking import refuse_unsound
from medannot.domain.annotation.finding import Finding
from medannot.domain.annotation.project import Assignment, AssignmentState, Project
from medannot.domain.annotation.revision import Revision, current
from medannot.domain.clock import utc_moment
from medannot.domain.errors import Outdated, Refusal
from medannot.domain.ids import (
    AnnotationCaseId,
    AssignmentId,
    ConsensusId,
    FindingId,
    PersonId,
    RevisionId,
)
from medannot.domain.people import Actor, Role, UseCase, may, require, require_somewhere
from medannot.domain.progress import Progress, silent
from medannot.domain.review.consensus import Choices, ConsensusRecord, asked, conflict_kinds, drawn
from medannot.domain.review.consensus_points import points_of
from medannot.domain.review.consensus_settling import Settled, settled
from medannot.services.adjudicating_readings import Ground
from medannot.services.adjudicating_values import CaseToSettle, OpenAdjudication
from medannot.services.annotating_images import case_images
from medannot.services.annotating_values import CaseImage
from medannot.services.annotation_access import lexicon_of, project_for, refuse_open
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.people_entering import entered, refuse_unfit_codes
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.consensus_records import ConsensusRecords
from medannot.store.findings import Findings, Known
from medannot.store.people import People
from medannot.store.store import Store

if TYPE_CHECKING:
    from medannot.imaging.opened import OpenedImage


@dataclass(frozen=True, slots=True)
class _Read:
    """A reading of a case.

    Attributes:
        last: its last revision, or None.
        findings: what is current of it.
    """

    work: Assignment
    last: RevisionId | None
    findings: Mapping[FindingId, Finding]


class Adjudicating:
    """What an adjudicator does.

    `open` gives a value of one case; changing matches makes another one of it; `keep` takes that
    value with the choices. Where a reading has changed meanwhile, nothing is written.
    """

    def __init__(self, store: Store, keeper: LexiconKeeper) -> None:
        self._store, self._keeper = store, keeper
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._findings = Findings(store)
        self._records = ConsensusRecords(store)
        self._people = People(store)

    def seat(self, actor: Actor, code: str) -> Actor:
        """Return who adjudicates: the actor, or for an owner whoever has this code.

        Raises:
            Refusal: the actor may not adjudicate for this person, or nobody has the code.
        """
        require_somewhere(actor, UseCase.ADJUDICATE)
        if actor.code != code and Role.OWNER not in actor.roles:
            raise Refusal(
                "{actor} may not adjudicate for {code}; open your own list.",
                actor=actor.code,
                code=code,
            )
        return self._people.actor(code)

    def appoint(self, actor: Actor, name: str, code: str) -> Actor:
        """Return who settles readings of a project, made and given the role where needed.

        Args:
            actor: who looks after the project.
            name: of the project.
            code: of the adjudicator.

        Raises:
            Refusal: there is no such project, the actor does not look after it, the code is none,
                or the person annotated every case that two have handed in.
        """
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        refuse_unfit_codes(self._people, [code])
        found = self._people.by_code(code)
        if found is not None and self._annotated_all(project, found.id):
            raise Refusal(
                "{code} annotated every case that two have handed in, and nobody settles their own "
                "readings; somebody else has to.",
                code=code,
            )
        if found is None or not may(self._people.actor(code), UseCase.ADJUDICATE, project.id):
            with self._store.writing(actor, "adjudicator") as work:
                entered(self._people, work, project.id, [code], Role.ADJUDICATOR)
        return self._people.actor(code)

    def cases(
        self, actor: Actor, name: str, progress: Progress = silent
    ) -> tuple[CaseToSettle, ...]:
        """Return the cases that two or more handed in, those in which they differ most first.

        A case that the actor still has to annotate is left out.

        Args:
            actor: who asks.
            name: of the project.
            progress: told of each case.

        Raises:
            Refusal: there is no such project, or the actor may not settle its readings.
            Stopped: the person stopped the job.
        """
        project = project_for(self._projects, actor, UseCase.ADJUDICATE, name)
        found = tuple(self._cases(actor, project, progress))
        return tuple(sorted(found, key=lambda one: (one.own, -one.conflicts, one.number)))

    def _cases(self, actor: Actor, project: Project, progress: Progress) -> Iterator[CaseToSettle]:
        ground = Ground(lexicon_of(self._keeper, project))
        standing = self._records.standing(project.id)
        given = self._given(project)
        cases = self._projects.cases(project.id)
        for done, case in enumerate(cases):
            progress(done, len(cases))
            all_works = given.get(case.id, [])
            own = [one for one in all_works if one.person_id == actor.person_id]
            works = [one for one in all_works if one.state is _DONE]
            if len(works) < 2 or any(one.state is not _DONE for one in own):
                continue
            record = standing.get(case.id)
            one = CaseToSettle(
                case_id=case.id,
                number=case.number,
                name=case.name,
                readings=len(works),
                kinds=(),
                record=record,
                outdated=False,
                own=bool(own),
            )
            if one.own:
                yield one
                continue
            first, second = self._two(works, project, case.id, record)
            points = points_of(ground.readings(first.findings, second.findings))
            outdated = record is not None and not _is_of(record, first, second)
            conflicts = sum(one.conflict for one in asked(points, {}))
            kinds = conflict_kinds(points)
            yield replace(one, kinds=kinds, conflicts=conflicts, outdated=outdated)
        progress(len(cases), len(cases))

    def open(self, actor: Actor, case_id: AnnotationCaseId) -> OpenAdjudication:
        """Return two readings of a case, without names.

        Raises:
            Refusal: the actor may not settle readings there, annotated the case, or fewer than two
                have handed it in.
            EnvironmentFault: what is stored was altered.
        """
        case, project = self._projects.case(case_id), self._projects.of_case(case_id)
        require(actor, UseCase.ADJUDICATE, project.id if project else None)
        if case is None or project is None:
            raise Refusal("There is no such case any more; open the list again.")
        refuse_open(self._projects, actor, case_id)
        self._refuse_own(actor, case_id)
        works = self._handed_in(case_id)
        if len(works) < 2:
            raise Refusal(
                "Fewer than two annotators have handed in case {number}; settle it later.",
                number=case.number,
            )
        records = self._records.of_case(case_id)
        last = records[-1] if records else None
        first, second = self._two(works, project, case_id, last)
        ground = Ground(lexicon_of(self._keeper, project))
        return OpenAdjudication(
            project=project,
            case_id=case_id,
            number=case.number,
            name=case.name,
            images=case_images(self._store, case),
            first=first.work.id,
            second=second.work.id,
            first_last=first.last,
            second_last=second.last,
            ground=ground,
            readings=ground.readings(first.findings, second.findings),
            records=records,
            handed_in=len(works),
            outdated=last is not None and not _is_of(last, first, second),
        )

    def image(self, actor: Actor, opened: OpenAdjudication, image: CaseImage) -> "OpenedImage":
        """Open an image of the case; asks no database, from any thread.

        Raises:
            Refusal: the image was erased.
            EnvironmentFault: the stored bytes are missing or altered.
        """
        from medannot.imaging.opener import open_image  # noqa: PLC0415  # verbs need no decoder

        require(actor, UseCase.ADJUDICATE, opened.project.id)
        if image.erased:
            raise Refusal("This image was erased on request.")
        data = self._store.blobs.read(image.shown.sha256)
        return open_image(data, "The image", orientation=image.shown.orientation)

    def keep(
        self,
        actor: Actor,
        opened: OpenAdjudication,
        choices: Choices,
        comment: str = "",
        *,
        unattended: bool = False,
    ) -> OpenAdjudication:
        """Write a consensus of the case, and return the case as it is with it.

        Args:
            actor: who adjudicates.
            opened: the case as the adjudicator sees it.
            choices: how each conflict is settled, by the keys of `opened.points`.
            comment: free words.
            unattended: nobody was asked, since the readings agree.

        Raises:
            Refusal: the actor may not, annotated the case, or a conflict is open.
            Outdated: a reading was changed meanwhile, or somebody else kept a consensus.
            InputFault: a value cannot be stored.
            EnvironmentFault: the disk is full, or the database cannot be written.
        """
        require(actor, UseCase.ADJUDICATE, opened.project.id)
        self._refuse_own(actor, opened.case_id)
        author = _author(actor)
        with self._store.writing(actor, comment.strip()) as work:
            for id_, last in (
                (opened.first, opened.first_last),
                (opened.second, opened.second_last),
            ):
                known = Known(self._work(id_), last, opened.project.schema.lexicon, _DONE)
                self._findings.refuse_stale(work, known)
            made = settled(
                opened.readings, opened.points, choices, lambda: FindingId(work.ids.new())
            )
            _refuse_unsound(opened, made)
            record = ConsensusRecord(
                id=ConsensusId(work.ids.new()),
                case_id=opened.case_id,
                seq=len(opened.records) + 1,
                first=opened.first,
                second=opened.second,
                first_last=opened.first_last,
                second_last=opened.second_last,
                seed=opened.project.seed,
                author=author,
                at=utc_moment(work.now()),
                comment=comment.strip(),
                unattended=unattended,
                lexicon=opened.project.schema.lexicon,
                findings=made.findings,
                points=made.points,
            )
            self._records.append(work, record)
        return replace(opened, records=(*opened.records, record), outdated=False)

    def _annotated_all(self, project: Project, person_id: PersonId) -> bool:
        """Tell whether no case is left that two have handed in and somebody else annotated."""
        given = self._given(project).values()
        read = [works for works in given if sum(one.state is _DONE for one in works) > 1]
        return bool(read) and all(
            any(one.person_id == person_id for one in works) for works in read
        )

    def _given(self, project: Project) -> Mapping[AnnotationCaseId, list[Assignment]]:
        """Return who has each case, by their codes: by that order A and B are drawn."""
        codes = self._places.codes(project.id)
        found: dict[AnnotationCaseId, list[Assignment]] = {}
        works = self._projects.assignments(project.id)
        for one in sorted(works, key=lambda one: codes.get(one.id, "")):
            found.setdefault(one.case_id, []).append(one)
        return found

    def _handed_in(self, case_id: AnnotationCaseId) -> list[Assignment]:
        works = self._places.of_case(case_id)
        return [own for own, _code in works if own.state is AssignmentState.SUBMITTED]

    def _two(
        self,
        works: Sequence[Assignment],
        project: Project,
        case_id: AnnotationCaseId,
        record: ConsensusRecord | None,
    ) -> tuple[_Read, _Read]:
        """Return A and B: those of the last consensus while they are there, else two drawn ones."""
        by_id = {one.id: one for one in works}
        if record is not None and {record.first, record.second} <= by_id.keys():
            first, second = by_id[record.first], by_id[record.second]
        else:
            first, second = drawn(works, project.seed, case_id)
        return self._read(first), self._read(second)

    def _read(self, work: Assignment) -> _Read:
        chain: tuple[Revision, ...] = self._findings.chain(work.id)
        return _Read(work, chain[-1].id if chain else None, current(chain))

    def _work(self, id_: AssignmentId) -> Assignment:
        found = self._places.get(id_)
        if found is None:
            raise Outdated(
                "A reading of this case is not there any more; nothing was written. Open the case "
                "again."
            )
        return found

    def _own(self, actor: Actor, case_id: AnnotationCaseId) -> bool:
        person = actor.person_id
        return person is not None and self._projects.assignment(case_id, person) is not None

    def _refuse_own(self, actor: Actor, case_id: AnnotationCaseId) -> None:
        if self._own(actor, case_id):
            raise Refusal("You annotated this case; somebody else has to settle it.")


_DONE = AssignmentState.SUBMITTED


def _author(actor: Actor) -> PersonId:
    if actor.person_id is None:
        raise Refusal("Say who settles the readings; {code} is nobody's own code.", code=actor.code)
    return actor.person_id


def _is_of(record: ConsensusRecord, first: _Read, second: _Read) -> bool:
    """Tell whether a consensus is of these readings as they are now."""
    then = (record.first, record.first_last), (record.second, record.second_last)
    return then == ((first.work.id, first.last), (second.work.id, second.last))


def _refuse_unsound(opened: OpenAdjudication, made: Settled) -> None:
    """Refuse what cannot stand together, by the rules of an annotator's work."""
    after = {one.id: Finding(one.id, one.media_id, one.content) for one in made.findings}
    # What was said of an image that was erased since then was said all the same.
    areas = {one.media_id: replace(one.area, erased=False) for one in opened.images}
    refuse_unsound(after, after, after.keys(), areas, opened.project.schema)
