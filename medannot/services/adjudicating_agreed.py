"""Cases in which two readings agree in everything, settled at once in an adjudicator's name."""

from medannot.domain.annotation.project import AssignmentState
from medannot.domain.errors import Refusal
from medannot.domain.ids import AnnotationCaseId, PersonId, ProjectId
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, silent
from medannot.services.adjudicating import Adjudicating
from medannot.services.adjudicating_values import SettledAlone
from medannot.services.annotation_access import project_for
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.consensus_records import ConsensusRecords
from medannot.store.people import People
from medannot.store.store import Store


class AgreedCases:
    """Keeps what nobody has to be asked about."""

    def __init__(self, store: Store, adjudicating: Adjudicating) -> None:
        self._adjudicating = adjudicating
        self._projects = AnnotationProjects(store)
        self._records = ConsensusRecords(store)
        self._people = People(store)

    def settle(
        self, actor: Actor, name: str, code: str, progress: Progress = silent
    ) -> SettledAlone:
        """Keep a consensus of every case in which two readings agree in everything.

        Args:
            actor: who looks after the project.
            name: of the project.
            code: of the adjudicator, who is appointed where needed. Cases that the adjudicator
                annotated are left out.
            progress: told of each case.

        Raises:
            Refusal: as in `Adjudicating.appoint`, `cases` and `keep`, or the adjudicator annotated
                every case that is still to be settled; what was kept before stays.
            Stopped: the person stopped the job; what was kept before stays.
        """
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        person = self._people.by_code(code)
        if person is not None:
            # Before anybody is appointed: nothing is written where there is nothing to do.
            self._refuse_all_own(project.id, person.id, code)
        return self._settle(self._adjudicating.appoint(actor, name, code), name, progress)

    def _settle(self, seat: Actor, name: str, progress: Progress) -> SettledAlone:
        found = self._adjudicating.cases(seat, name)
        kept, waiting = [], []
        for done, one in enumerate(found):
            progress(done, len(found))
            if one.done or one.own:
                continue
            if one.kinds:
                waiting.append(one.number)
                continue
            opened = self._adjudicating.open(seat, one.case_id)
            self._adjudicating.keep(seat, opened, {}, unattended=True)
            kept.append(one.number)
        progress(len(found), len(found))
        return SettledAlone(
            tuple(sorted(kept)),
            sum(one.done for one in found),
            tuple(sorted(waiting)),
            tuple(sorted(one.number for one in found if one.own and not one.done)),
        )

    def _refuse_all_own(self, project_id: ProjectId, person_id: PersonId, code: str) -> None:
        handed_in: dict[AnnotationCaseId, int] = {}
        own: set[AnnotationCaseId] = set()
        for one in self._projects.assignments(project_id):
            done = one.state is AssignmentState.SUBMITTED
            handed_in[one.case_id] = handed_in.get(one.case_id, 0) + done
            if one.person_id == person_id:
                own.add(one.case_id)
        settled = self._records.standing(project_id).keys()
        open_ = {case for case, many in handed_in.items() if many > 1} - settled
        if open_ and open_ <= own:
            raise Refusal(
                "{code} annotated every case that is still to be settled; name somebody else to "
                "settle them.",
                code=code,
            )
