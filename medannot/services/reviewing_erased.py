"""Works under review whose images are erased: what nobody can judge any more is not waited for."""

from collections.abc import Collection, Sequence

from medannot.domain.ids import MediaId
from medannot.domain.people import Actor
from medannot.domain.review.course import Course, course_of
from medannot.domain.review.entity import EntityKey
from medannot.domain.review.round import ReviewPlace
from medannot.domain.review.standing_place import looked_at, stood
from medannot.domain.review.unseen import unseen
from medannot.services.annotating_images import case_images
from medannot.services.annotating_values import CaseImage
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings
from medannot.store.review_places import ReviewPlaces
from medannot.store.reviews import Reviews
from medannot.store.store import Store


def unseen_of(course: Course, images: Sequence[CaseImage]) -> frozenset[EntityKey]:
    """Return the entities of a work that no image shows any more."""
    erased = [one.media_id for one in images if one.erased]
    if not erased:
        return frozenset()
    findings = {**course.before, **course.now}
    entities = [one.shown for one in course.followed]
    return unseen(entities, findings, [one.media_id for one in images], erased)


def stand_again(store: Store, actor: Actor, ids: Collection[MediaId], reason: str) -> None:
    """Write how far reviews are of cases whose images were just erased; nothing where none is."""
    reviews = Reviews(store)
    changed = []
    for place in ReviewPlaces(store).showing(ids):
        after = _stood(store, reviews, place)
        if after is not None and after.state is not place.state:
            changed.append((place, after))
    if changed:
        with store.writing(actor, reason) as work:
            for place, after in changed:
                reviews.stand(work, place, after)


def _stood(store: Store, reviews: Reviews, place: ReviewPlace) -> ReviewPlace | None:
    case = AnnotationProjects(store).case(place.case_id)
    if case is None:
        return None
    chain = Findings(store).chain(place.assignment_id)
    revisions = looked_at(chain, place, reviews.returned_at(place.assignment_id))
    course = course_of(revisions, place.handed_in)
    gone = unseen_of(course, case_images(store, case))
    return stood(place, course, reviews.decisions(place.id), gone)
