"""From what a reviewer made of a question to the version that is stored."""

from collections.abc import Mapping, Sequence

from medannot.domain.ids import IdSource, ItemVersionId, MediaId, OptionId
from medannot.domain.media import image_address
from medannot.domain.question import (
    ItemType,
    ItemVersion,
    Option,
    ReferenceAnswer,
    content_bytes,
    content_hash,
)
from medannot.domain.review.questions import Problem
from medannot.domain.review.questions_content import Part, PartChange, QuestionContent
from medannot.store.media import MediaLibrary
from medannot.store.store import Store

_LIKELY: Mapping[Part, Problem] = {
    Part.KEY: Problem.WRONG_KEY,
    Part.SYNONYMS: Problem.WRONG_KEY,
    Part.STEM: Problem.AMBIGUOUS_WORDING,
    Part.CONTEXT: Problem.AMBIGUOUS_WORDING,
    Part.OPTION: Problem.WEAK_DISTRACTORS,
    Part.ABILITY: Problem.WRONG_ABILITY,
}


def likely_problems(changes: Sequence[PartChange]) -> tuple[Problem, ...]:
    """Return what was most likely wrong with a question that was edited so."""
    found = {_LIKELY[one.part] for one in changes if one.part in _LIKELY}
    return tuple(one for one in Problem if one in found) or (Problem.OTHER,)


def edited_version(
    store: Store,
    ids: IdSource,
    before: ItemVersion,
    content: QuestionContent,
    type_: ItemType,
    number: int,
) -> tuple[ItemVersion, ReferenceAnswer | None]:
    """Return the next version of a question with its key; its images stay as they are."""
    id_ = ItemVersionId(ids.new())
    options = tuple(Option(OptionId(ids.new()), text) for text in content.options)
    version = ItemVersion(
        id=id_,
        item_id=before.item_id,
        number=number,
        stem=content.stem,
        context=content.context,
        type=type_,
        ability=content.ability,
        language=before.language,
        options=options,
        images=before.images,
        content_hash=_hash(store, before, content, type_),
        has_key=content.has_key,
        categories=before.categories,
        translation_group=before.translation_group,
        marks=before.marks,
        relations=before.relations,
    )
    if not content.has_key:
        return version, None
    key = ReferenceAnswer(
        item_version_id=id_,
        option_ids=frozenset(options[place].id for place in content.right),
        text=content.text,
        synonyms=content.synonyms,
        explanation=content.explanation,
    )
    return version, key


def _hash(store: Store, before: ItemVersion, content: QuestionContent, type_: ItemType) -> str:
    stored: list[MediaId] = [one.media_id for one in before.images if one.media_id]
    media = MediaLibrary(store).many(stored)
    shown = [
        (
            image_address(media[one.media_id].sha256, media[one.media_id].orientation)
            if one.media_id
            else f"missing:{one.source_mac}",
            one.role,
            one.caption,
        )
        for one in before.images
    ]
    return content_hash(
        content_bytes(
            stem=content.stem,
            context=content.context,
            type_=type_,
            language=before.language,
            option_texts=content.options,
            images=shown,
        )
    )
