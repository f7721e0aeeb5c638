"""Whether what a model said to one version of a question answers another version of it."""

from dataclasses import replace

from medannot.domain.ids import OptionId
from medannot.domain.model_answers.rule import Reading
from medannot.domain.model_answers.values import ModelAnswer
from medannot.domain.question import ItemImage, ItemVersion


def asks_the_same(one: ItemVersion, other: ItemVersion) -> bool:
    """Tell whether two versions of a question ask the same.

    That is: the same words, options in the same order, images, and way of answering, which are what
    a model was given. Key, explanation, ability, language and categories may differ. An image that
    is missing in one and stored under the same name in the other is the same image.

    Args:
        one: a version.
        other: of the same question.
    """
    return (
        (one.stem, one.context) == (other.stem, other.context)
        and _texts(one) == _texts(other)
        and one.type is other.type
        and len(one.images) == len(other.images)
        and all(map(_same_image, one.images, other.images))
    )


def carried(answer: ModelAnswer, given: ItemVersion, asked: ItemVersion) -> ModelAnswer:
    """Return an answer with its options named as in another version, which asks the same.

    Args:
        answer: to `given`, and goes on saying so.
        given: the version that the model answered.
        asked: the version whose options are to be named.
    """
    now = {was.id: option.id for was, option in zip(given.options, asked.options, strict=True)}
    assigned = _named(answer.assigned, now) if answer.assigned else None
    return replace(answer, read=_named(answer.read, now), assigned=assigned)


def _named(reading: Reading, now: dict[OptionId, OptionId]) -> Reading:
    return replace(reading, option_ids=tuple(now[id_] for id_ in reading.option_ids))


def _texts(version: ItemVersion) -> list[str]:
    return [option.text for option in version.options]


def _same_image(one: ItemImage, other: ItemImage) -> bool:
    if (one.role, one.caption) != (other.role, other.caption):
        return False
    if one.media_id is not None and other.media_id is not None:
        return one.media_id == other.media_id
    return one.source_mac == other.source_mac
