"""The marks that came with questions, for the annotation project of their images."""

from collections.abc import Sequence

from medannot.domain.annotation.foreign import ForeignImage, ForeignMark, ForeignSet
from medannot.domain.annotation.project import Case
from medannot.domain.errors import Refusal
from medannot.domain.question_beside import DrawnMark
from medannot.services.annotation_export import image_name
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.questions_beside import QuestionMarks
from medannot.store.store import Store

_NAMELESS = "unlabelled"
"""What a mark without a word is called, as in files of other programs (`domain.annotation`)."""


def marks_of_questions(store: Store, cases: Sequence[Case]) -> ForeignSet:
    """Return what came with the questions that show images of a project, image by image.

    Covering keeps the frame of reference, so that marks of an image lie on its cover too.

    Args:
        store: the workspace's.
        cases: of the project.

    Raises:
        Refusal: nothing came with them.
        EnvironmentFault: a stored shape cannot be read.
    """
    places = {id_: (case, at) for case in cases for at, id_ in enumerate(case.media, start=1)}
    media = MediaLibrary(store).many(places)
    with store.reading() as connection:
        covers = MediaKin(connection).newest_covers(media.values())
    shown = {id_: {id_, covers[id_].id if id_ in covers else id_} for id_ in places}
    drawn = QuestionMarks(store).of_media({one for ids in shown.values() for one in ids})
    images = []
    for id_, (case, at) in places.items():
        marks = dict.fromkeys(mark for one in sorted(shown[id_]) for mark in drawn.get(one, ()))
        # An image may be erased once it is covered; then its cover is what is shown.
        about = covers.get(id_) or media.get(id_)
        if marks and about is not None and not about.erased:
            name = image_name(case.number, at)
            foreign = tuple(_foreign(mark) for mark in marks)
            images.append(ForeignImage(name, about.columns, about.rows, foreign))
    if not images:
        raise Refusal(
            "No question set brought marks on the images of this project; there is nothing to "
            "take over."
        )
    return ForeignSet(tuple(images))


def _foreign(mark: DrawnMark) -> ForeignMark:
    return ForeignMark(mark.label or _NAMELESS, mark.shape, frame=mark.frame)
