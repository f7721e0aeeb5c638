"""Writes an import that was read: images, items, item versions and keys, all or nothing."""

from collections.abc import Sequence

from medannot.domain.bulk import collector_paused
from medannot.domain.errors import InputFault
from medannot.domain.ids import (
    IdSource,
    ItemId,
    ItemVersionId,
    MediaId,
    OptionId,
    QuestionSetId,
    SetVersionId,
)
from medannot.domain.people import Actor
from medannot.domain.progress import Progress
from medannot.domain.question import (
    Item,
    ItemImage,
    ItemVersion,
    Option,
    ReferenceAnswer,
    Source,
    manifest_hash,
)
from medannot.services.question_grouping import Grouping, Place, group
from medannot.services.question_import_values import ImportDraft, Ready, ReadyImage
from medannot.services.question_pictures import Pictures
from medannot.store.questions_writing import ItemPlace, QuestionWriter, SetChange
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


def write_import(store: Store, actor: Actor, draft: ImportDraft, progress: Progress) -> None:
    """Write a draft as the next version of its set; one that changes nothing writes nothing.

    Raises:
        InputFault: the draft has refused rows, or nothing to write.
        Refusal: the set was changed since the files were read.
        EnvironmentFault: the disk is full, or the database cannot be written.
        Stopped: the person stopped the job; nothing of it is kept.
    """
    if draft.refusal:
        raise InputFault(draft.refusal.template, draft.report.refused, **draft.refusal.details)
    if draft.changes_nothing:
        return
    with store.writing(actor, "questions imported") as work:
        media = _save_images(Pictures(store, draft.request.cleaning), work, draft.ready, progress)
        with collector_paused():
            change = _Change(draft, media, work.ids).made()
            QuestionWriter(store).write(work, change, progress)


def _save_images(
    pictures: Pictures, work: UnitOfWork, ready: Sequence[Ready], progress: Progress
) -> dict[str, MediaId]:
    """Store the images that were found; return the id of each by its address."""
    found = {i.address: i.picture for one in ready for i in one.images if i.picture}
    media: dict[str, MediaId] = {}
    for count, (address, picture) in enumerate(found.items()):
        progress(count, len(found))
        media[address] = pictures.save(work, picture)
    return media


class _Change:
    """Turns a draft into rows-to-be with their ids."""

    def __init__(self, draft: ImportDraft, media: dict[str, MediaId], ids: IdSource) -> None:
        self._draft = draft
        self._media = media
        self._ids = ids
        previous = draft.previous
        self._set_id = previous.id if previous else QuestionSetId(ids.new())
        self._items: list[ItemPlace] = []
        self._moved: list[Item] = []
        self._versions: list[ItemVersion] = []
        self._references: list[ReferenceAnswer] = []
        self._members: list[ItemVersionId] = []

    def made(self) -> SetChange:
        """Return the whole change."""
        draft = self._draft
        grouping = group(draft.ready, self._ids)
        for one, place in zip(draft.ready, grouping.places, strict=True):
            self._add(one, place)
        return self._change(grouping)

    def _change(self, grouping: Grouping) -> SetChange:
        draft, previous = self._draft, self._draft.previous
        return SetChange(
            set_id=self._set_id,
            name=draft.request.set_name,
            version_id=SetVersionId(self._ids.new()),
            number=previous.version_number + 1 if previous else 1,
            previous=previous.version_id if previous else None,
            takes_several=draft.report.takes_several,
            units=grouping.units,
            cases=grouping.cases,
            families=grouping.families,
            items=tuple(self._items),
            moved=tuple(self._moved),
            versions=tuple(self._versions),
            references=tuple(self._references),
            members=tuple(self._members),
            content_hash=manifest_hash([one.content_hash for one in draft.ready]),
            facts={
                "files": list(draft.files),
                "mapping": draft.report.mapping,
                "read": draft.report.read,
                "items": draft.report.items,
                "refused": len(draft.report.refused),
                "changed": draft.report.changed,
                "missing_images": draft.report.missing_images,
                "without_key": draft.report.without_key,
                "images": draft.report.images,
            },
        )

    def _add(self, one: Ready, place: Place) -> None:
        item = self._item(one, place)
        if one.stored is None:
            self._items.append(ItemPlace(item, 0, place.unit_position))
        elif item != one.stored.item:
            self._moved.append(item)
        if one.stored is not None and not one.changed:
            self._members.append(one.stored.version.id)
        else:
            self._members.append(self._add_version(one, item.id))

    def _item(self, one: Ready, place: Place) -> Item:
        draft = one.draft
        source = Source(self._draft.request.set_name, draft.file, draft.row, draft.source_id)
        return Item(
            id=one.stored.item.id if one.stored else ItemId(self._ids.new()),
            set_id=self._set_id,
            source=one.stored.item.source if one.stored else source,
            unit_id=place.unit_id,
            case_id=place.case_id,
            family_id=place.family_id,
        )

    def _add_version(self, one: Ready, item_id: ItemId) -> ItemVersionId:
        draft = one.draft
        version = ItemVersion(
            id=ItemVersionId(self._ids.new()),
            item_id=item_id,
            number=one.stored.version.number + 1 if one.stored else 1,
            stem=draft.stem,
            context=draft.context,
            type=draft.type,
            ability=draft.ability,
            language=draft.language,
            options=tuple(Option(OptionId(self._ids.new()), text) for text in draft.options),
            images=tuple(self._image(image) for image in one.images),
            content_hash=one.content_hash,
            has_key=draft.key is not None,
            categories=draft.categories,
            translation_group=draft.translation_group,
        )
        self._versions.append(version)
        if draft.key is not None:
            right = frozenset(version.options[place].id for place in draft.key.right)
            self._references.append(
                ReferenceAnswer(
                    item_version_id=version.id,
                    option_ids=right,
                    text=draft.key.text,
                    synonyms=draft.key.synonyms,
                    explanation=draft.key.explanation,
                )
            )
        return version.id

    def _image(self, image: ReadyImage) -> ItemImage:
        return ItemImage(
            media_id=self._media[image.address] if image.picture else image.media_id,
            role=image.role,
            caption=image.caption,
            source_name="" if image.address else image.name,
            frame=image.frame,
            source_mac=image.name_mac,
        )
