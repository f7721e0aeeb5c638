"""Consensus records as those who look after a project take them out."""

from medannot.domain.ids import PersonId
from medannot.domain.people import Actor, UseCase
from medannot.exchange.reviews.consensus_files import KeptConsensus
from medannot.services.annotation_access import has_open, project_for
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.consensus_records import ConsensusRecords
from medannot.store.people import People
from medannot.store.store import Store


class ConsensusFiles:
    """Gives consensus records with the codes of everybody who had part in them."""

    def __init__(self, store: Store) -> None:
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._records = ConsensusRecords(store)
        self._people = People(store)

    def records(self, actor: Actor, name: str) -> tuple[KeptConsensus, ...]:
        """Return every consensus of a project, by case, the first one of each first.

        Codes stand in them: they are for those who look after the project, not for an adjudicator.

        Raises:
            Refusal: there is no such project, or the actor does not look after it.
            EnvironmentFault: one of them was altered.
        """
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        found = self._records.of_project(project.id)
        if not found:
            return ()
        last = {one.case_id: one.seq for one in found}
        cases = {one.id: one for one in self._projects.cases(project.id)}
        codes = self._places.codes(project.id)
        people: dict[PersonId, str] = {one.id: one.code for one in self._people.all()}
        return tuple(
            KeptConsensus(
                number=cases[one.case_id].number,
                name=cases[one.case_id].name,
                record=one,
                first=codes.get(one.first, ""),
                second=codes.get(one.second, ""),
                author=people.get(one.author, ""),
                standing=one.seq == last[one.case_id],
                images=cases[one.case_id].media,
            )
            for one in found
            if not has_open(self._projects, actor, one.case_id)
        )
