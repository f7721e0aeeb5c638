"""The next version of a question set in which images stand in place of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from medannot.domain.ids import IdSource, ItemVersionId, MediaId, OptionId, SetVersionId
from medannot.domain.question import (
    ItemImage,
    ItemVersion,
    Option,
    QuestionSet,
    ReferenceAnswer,
    content_bytes,
    content_hash,
    manifest_hash,
)
from medannot.store.questions import StoredItem
from medannot.store.questions_writing import SetChange


@dataclass(frozen=True, slots=True)
class NewPicture:
    """An image that is shown from now on.

    Attributes:
        address: by what its content is known.
        replaced: the images in whose place it stands.
    """

    media_id: MediaId
    address: str
    replaced: frozenset[MediaId]


def set_change(
    question_set: QuestionSet,
    stored: Sequence[StoredItem],
    keys: Mapping[ItemVersionId, ReferenceAnswer],
    addresses: Mapping[MediaId, str],
    pictures: Sequence[NewPicture],
    ids: IdSource,
) -> SetChange | None:
    """Return the set's next version, or None where it shows none of the replaced images.

    Args:
        question_set: with its newest version.
        stored: all items of that version, in order.
        keys: their reference answers.
        addresses: of the images that they show.
        pictures: the new images; none is replaced by two of them.
        ids: makes the ids of new versions and options.
    """
    members: list[ItemVersion] = []
    changed: list[ItemVersion] = []
    references: list[ReferenceAnswer] = []
    known = {**addresses, **{picture.media_id: picture.address for picture in pictures}}
    new = {old: picture.media_id for picture in pictures for old in picture.replaced}
    for one in stored:
        version = one.version
        if not any(image.media_id in new for image in version.images):
            members.append(version)
            continue
        following = _following(version, new, known, ids)
        members.append(following)
        changed.append(following)
        if (key := keys.get(version.id)) is not None:
            references.append(_moved_key(key, version, following))
    if not changed:
        return None
    return SetChange(
        set_id=question_set.id,
        name=question_set.name,
        version_id=SetVersionId(ids.new()),
        number=question_set.version_number + 1,
        previous=question_set.version_id,
        units={},
        cases={},
        families={},
        items=(),
        moved=(),
        versions=tuple(changed),
        references=tuple(references),
        members=tuple(version.id for version in members),
        content_hash=manifest_hash([version.content_hash for version in members]),
        facts={
            "covered_images": [picture.media_id for picture in pictures],
            "changed": len(changed),
        },
    )


def _following(
    version: ItemVersion,
    new: Mapping[MediaId, MediaId],
    addresses: Mapping[MediaId, str],
    ids: IdSource,
) -> ItemVersion:
    images = tuple(
        replace(image, media_id=new.get(image.media_id, image.media_id))
        if image.media_id
        else image
        for image in version.images
    )
    options = tuple(Option(OptionId(ids.new()), option.text) for option in version.options)
    return replace(
        version,
        id=ItemVersionId(ids.new()),
        number=version.number + 1,
        options=options,
        images=images,
        content_hash=_hash(version, images, addresses),
    )


def _hash(
    version: ItemVersion, images: Sequence[ItemImage], addresses: Mapping[MediaId, str]
) -> str:
    identities = [
        addresses[image.media_id] if image.media_id else f"missing:{image.source_mac}"
        for image in images
    ]
    return content_hash(
        content_bytes(
            stem=version.stem,
            context=version.context,
            type_=version.type,
            language=version.language,
            option_texts=[option.text for option in version.options],
            images=[
                (identity, image.role, image.caption)
                for identity, image in zip(identities, images, strict=True)
            ],
        )
    )


def _moved_key(key: ReferenceAnswer, old: ItemVersion, new: ItemVersion) -> ReferenceAnswer:
    right = frozenset(
        following.id
        for former, following in zip(old.options, new.options, strict=True)
        if former.id in key.option_ids
    )
    return replace(key, item_version_id=new.id, option_ids=right)
