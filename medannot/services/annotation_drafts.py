"""Drafts of annotation projects from images that the workspace holds already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from medannot.domain.annotation.distance import Distance, ImageOrder, ordered
from medannot.domain.errors import Advice, Problem, Refusal, Sentence, UsageFault
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, image_address
from medannot.domain.question import ItemImage
from medannot.services.annotation_images import without_repeats
from medannot.services.annotation_values import (
    CaseRule,
    DraftCase,
    DraftImage,
    Grouping,
    ProjectDraft,
)
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.questions import Questions
from medannot.store.store import Store

_DISTANCES = {distance.value: distance for distance in Distance}

_Wanted = tuple[MediaId, str, str]
"""A stored image, the keyed hash of its name, and what sentences call it."""


def draft_of_media(store: Store, groups: Sequence[Sequence[MediaId]]) -> ProjectDraft:
    """Return a draft of stored images, a case each group; covered ones as they are shown now."""
    wanted = [("", [(id_, "", f"image {id_}") for id_ in group]) for group in groups]
    return _draft(store, wanted)


def draft_of_set(store: Store, name: str, rule: CaseRule) -> ProjectDraft:
    """Return a draft of the images of a question set's newest version, each once.

    From how far they were taken is known where the set says it of its images.

    Raises:
        Refusal: there is no such set.
        UsageFault: the images of a set have neither folders nor names.
    """
    if rule.grouping not in {Grouping.IMAGE, Grouping.CASE}:
        raise UsageFault("The images of a question set are grouped by image or by case.")
    questions = Questions(store)
    found = questions.named(name)
    if found is None:
        raise Refusal("There is no question set named {set}.", set=name).advising(Advice.LIST_SETS)
    members = questions.members(found.version_id)
    versions = questions.versions(member.version_id for member in members)
    groups: dict[str, list[_Wanted]] = {}
    roles: dict[MediaId, Distance] = {}
    for member in members:
        for image in versions[member.version_id].images:
            if image.media_id is None:
                continue
            by_case = rule.grouping is Grouping.CASE
            key = member.case_id if by_case else image.media_id
            if image.role in _DISTANCES:
                roles[image.media_id] = _DISTANCES[image.role]
            groups.setdefault(key, []).append(_wanted(image, image.media_id, member.position))
    drafted = _draft(store, [("", own) for own in groups.values()])
    return replace(drafted, cases=tuple(_in_order(one, roles, rule.order) for one in drafted.cases))


def _in_order(case: DraftCase, roles: Mapping[MediaId, Distance], order: ImageOrder) -> DraftCase:
    images = [
        replace(one, distance=roles.get(one.media_id)) if one.media_id is not None else one
        for one in case.images
    ]
    return replace(case, images=ordered(images, lambda image: image.distance, order))


def _wanted(image: ItemImage, media_id: MediaId, question: int) -> _Wanted:
    return media_id, image.source_mac, f"question {question}"


def _draft(store: Store, groups: Iterable[tuple[str, Sequence[_Wanted]]]) -> ProjectDraft:
    listed = [(name, tuple(dict.fromkeys(own))) for name, own in groups]
    shown = _shown(store, {id_ for _, own in listed for id_, _, _ in own})
    refused: dict[MediaId, Problem] = {}
    drafts = []
    for name, own in listed:
        images = []
        for id_, name_mac, called in own:
            media = shown.get(id_)
            if media is None or media.erased:
                why = "there is no such image." if media is None else "it was erased on request."
                refused.setdefault(id_, Problem(called, 0, Sentence(why)))
                continue
            address = image_address(media.sha256, media.orientation)
            images.append(DraftImage(address, media.id, name_mac=name_mac, called=called))
        drafts.append(DraftCase(name, tuple(images)))
    cases, _ = without_repeats(drafts)
    return ProjectDraft(cases, tuple(refused.values()))


def _shown(store: Store, ids: Iterable[MediaId]) -> Mapping[MediaId, Media]:
    media = MediaLibrary(store).many(ids)
    with store.reading() as connection:
        return MediaKin(connection).newest_covers(media.values())
