"""Annotations in words, for those who look after a project."""

from dataclasses import dataclass

from medannot.domain.annotation.of_image import of_image
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.annotation.sentence import Spoken, sentences
from medannot.domain.errors import Refusal
from medannot.domain.lexicon.node import Language
from medannot.domain.people import Actor
from medannot.services.annotation_access import lexicon_of
from medannot.services.annotation_overview import ProjectOverview
from medannot.services.annotation_values import CaseView
from medannot.services.lexicon_keeping import LexiconKeeper


@dataclass(frozen=True, slots=True)
class SpokenWork:
    """What one annotator says of a case or image, in words."""

    code: str
    state: AssignmentState
    spoken: Spoken


class AnnotationSentences:
    """Says annotations in words.

    Args:
        overview: gives the findings to those who may see them.
        keeper: keeps the versions of lexicons that projects go by.
    """

    def __init__(self, overview: ProjectOverview, keeper: LexiconKeeper) -> None:
        self._overview = overview
        self._keeper = keeper

    def of(
        self, actor: Actor, named: str, language: Language, author: str | None = None
    ) -> tuple[SpokenWork, ...]:
        """Return what each annotator says.

        Args:
            actor: who asks.
            named: a case by project and number, such as "skin/12", or one of its images, such as
                "skin/12/2".
            language: in which it is said.
            author: only this one, by code.

        Raises:
            Refusal: there is no such case, image or annotator, or the actor may not see it.
        """
        case, _, place = named.rpartition("/") if named.count("/") == 2 else (named, "", "")
        view = self._overview.case(actor, self._overview.find_case(actor, case))
        works = [work for work in view.works if author in {None, work.code}]
        if not works:
            if author is None:
                raise Refusal("Nobody has the case {case} to annotate.", case=case)
            raise Refusal("{code} has not got the case {case}.", code=author, case=case)
        lexicon = lexicon_of(self._keeper, view.project)
        spoken = []
        for work in works:
            found = work.findings
            if place:
                media_id = view.case.media[_place(view, place) - 1]
                found = of_image(found, media_id)
            said = sentences(found, language, lexicon, view.project.schema.required)
            spoken.append(SpokenWork(work.code, work.state, said))
        return tuple(spoken)


def _place(view: CaseView, place: str) -> int:
    count = len(view.case.media)
    if not place.isdecimal() or not 1 <= int(place) <= count:
        raise Refusal(
            "The case {project}/{number} has no image {place}; it has {count}.",
            project=view.project.name,
            number=view.case.number,
            place=place,
            count=count,
        )
    return int(place)
