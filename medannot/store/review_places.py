"""The places of works in reviews, looked up by the work or by what its case shows."""

from collections.abc import Collection, Mapping

from sqlalchemy import func, select

from medannot.domain.ids import AnnotationCaseId, AssignmentId, MediaId, ProjectId, ReviewRoundId
from medannot.domain.review.round import ReviewPlace
from medannot.store.annotation_tables import ASSIGNMENT, CASE_MEDIA
from medannot.store.media_kin import MediaKin
from medannot.store.reviews import PLACE, ROUND, place_of
from medannot.store.store import Store

_PLACE = (
    select(PLACE, ASSIGNMENT.c.state.label("work_state"))
    .join(ASSIGNMENT, ASSIGNMENT.c.id == PLACE.c.assignment_id)
    .join(ROUND, ROUND.c.id == PLACE.c.round_id)
    .order_by(ROUND.c.created_utc, PLACE.c.second, PLACE.c.id)
)


class ReviewPlaces:
    """Reads places of all rounds, in the order in which these began."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_work(self, assignment_id: AssignmentId) -> tuple[ReviewPlace, ...]:
        """Return every place of a work."""
        wanted = _PLACE.where(PLACE.c.assignment_id == assignment_id)
        with self._store.reading() as connection:
            return tuple(place_of(row) for row in connection.execute(wanted))

    def handed_in(self, project_id: ProjectId) -> Mapping[AssignmentId, int]:
        """Return of each work that ever was under review the last link before the first round."""
        wanted = (
            select(PLACE.c.assignment_id, func.min(PLACE.c.handed_in))
            .join(ROUND, ROUND.c.id == PLACE.c.round_id)
            .where(ROUND.c.project_id == project_id)
            .group_by(PLACE.c.assignment_id)
        )
        with self._store.reading() as connection:
            return {AssignmentId(id_): many for id_, many in connection.execute(wanted)}

    def showing(self, media: Collection[MediaId]) -> tuple[ReviewPlace, ...]:
        """Return the places of works on cases that have one of these images."""
        cases = select(CASE_MEDIA.c.case_id).where(CASE_MEDIA.c.media_id.in_(sorted(media)))
        wanted = _PLACE.where(PLACE.c.case_id.in_(cases))
        with self._store.reading() as connection:
            return tuple(place_of(row) for row in connection.execute(wanted))

    def erased(self, round_id: ReviewRoundId) -> Mapping[AnnotationCaseId, tuple[int, ...]]:
        """Return of each case of a round the numbers of its images of which nothing is left.

        Erased images are few: those in whose place they are shown are looked at one by one.
        """
        with self._store.reading() as connection:
            kin = MediaKin(connection)
            alike = {
                other.id: other
                for one in kin.erased()
                for member in kin.family([kin.first(one)])
                for other in (member, *kin.of_pixels(member))
            }
            gone = [id_ for id_, one in alike.items() if kin.newest_cover(one).erased]
            cases = select(PLACE.c.case_id).where(PLACE.c.round_id == round_id)
            wanted = (
                select(CASE_MEDIA.c.case_id, CASE_MEDIA.c.position)
                .where(CASE_MEDIA.c.media_id.in_(gone), CASE_MEDIA.c.case_id.in_(cases))
                .order_by(CASE_MEDIA.c.case_id, CASE_MEDIA.c.position)
            )
            rows = connection.execute(wanted).all() if gone else []
        found: dict[AnnotationCaseId, tuple[int, ...]] = {}
        for case_id, position in rows:
            id_ = AnnotationCaseId(case_id)
            found[id_] = (*found.get(id_, ()), int(position))
        return found
