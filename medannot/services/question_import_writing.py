"""Writes an import that was read: images, items, item versions and keys, all or nothing."""

from collections.abc import Iterator

from medannot.domain.bulk import collector_paused, quickly
from medannot.domain.errors import InputFault
from medannot.domain.ids import (
    AscendingIds,
    ItemId,
    ItemVersionId,
    MediaId,
    OptionId,
    QuestionSetId,
    SetVersionId,
)
from medannot.domain.people import Actor
from medannot.domain.progress import Progress, Unit, counting
from medannot.domain.question import Item, ItemImage, ItemVersion, Option, ReferenceAnswer, Source
from medannot.services.media_import import MediaImporter
from medannot.services.question_import_values import (
    ImportDraft,
    NewGroups,
    Place,
    Ready,
    ReadyImage,
)
from medannot.services.question_picture_saving import PictureSaver
from medannot.store.blobs_behind import behind
from medannot.store.questions_rows import ItemPlace
from medannot.store.questions_stream import SetPiece, SetStream, without_slow_indexes
from medannot.store.questions_writing import SetHead
from medannot.store.store import Store

_AT_ONCE = 1_000
_COLLECT_EVERY = 20_000
"""Questions of one piece."""

_made_version = quickly(ItemVersion)


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
    total, told = len(draft.questions), counting(progress, Unit.QUESTIONS)
    # The files of the images are made beside the rows, and are on the disk before the write ends.
    with store.writing(actor, "questions imported") as work, behind(store.blobs) as files:
        importer = MediaImporter(store, draft.request.cleaning, files)
        media = PictureSaver(importer, work, draft.spool, counting(progress, Unit.IMAGES))
        ids = AscendingIds(work.ids)
        head = _head(draft, ids)
        # What is made here goes again piece by piece, and little of it in circles.
        with collector_paused() as collect_new, without_slow_indexes(work, total):
            stream = SetStream(store, work, head)
            for count, piece in _Pieces(draft, head, media, ids).made():
                told(count, total)
                stream.add(piece)
                if count % _COLLECT_EVERY < _AT_ONCE:
                    collect_new()
            media.finish()
            stream.finish()
        told(total, total)


def _head(draft: ImportDraft, ids: AscendingIds) -> SetHead:
    previous, report = draft.previous, draft.report
    return SetHead(
        set_id=previous.id if previous else QuestionSetId(ids.new()),
        name=draft.request.set_name,
        version_id=SetVersionId(ids.new()),
        number=previous.version_number + 1 if previous else 1,
        previous=previous.version_id if previous else None,
        content_hash=draft.manifest,
        facts={
            "files": list(draft.files),
            "mapping": report.mapping,
            "read": report.read,
            "items": report.items,
            "refused": len(report.refused) + report.more_refused,
            "changed": report.changed,
            "missing_images": report.missing_images,
            "without_key": report.without_key,
            "images": report.images,
        },
    )


class _Pieces:
    """Turns a draft into rows-to-be with their ids, some questions at a time."""

    def __init__(
        self, draft: ImportDraft, head: SetHead, media: PictureSaver, ids: AscendingIds
    ) -> None:
        self._draft = draft
        self._head = head
        self._media = media
        self._ids = ids
        self._shapes: set[str] = set()

    def made(self) -> Iterator[tuple[int, SetPiece]]:
        """Yield the pieces, each with the number of questions before it."""
        piece, new, done = SetPiece(), NewGroups(), 0
        for number, one in enumerate(self._draft.questions):
            place = self._draft.groups.place(one, number, self._ids, new)
            self._add(piece, one, place)
            if len(piece.members) >= _AT_ONCE:
                yield done, _with(piece, new)
                piece, new, done = SetPiece(), NewGroups(), number + 1
        yield done, _with(piece, new)

    def _add(self, piece: SetPiece, one: Ready, place: Place) -> None:
        item = self._item(one, place)
        if one.stored is None:
            piece.items.append(
                ItemPlace(item, one.draft.part, place.unit_position, one.draft.as_set)
            )
        elif item != one.stored.item:
            piece.moved.append(item)
        if one.stored is not None and not one.changed:
            piece.members.append(one.stored.version.id)
        else:
            piece.members.append(self._add_version(piece, one, item.id))

    def _item(self, one: Ready, place: Place) -> Item:
        draft = one.draft
        source = Source(self._head.name, draft.file, draft.row, draft.source_id)
        return Item(
            id=one.stored.item.id if one.stored else ItemId(self._ids.new()),
            set_id=self._head.set_id,
            source=one.stored.item.source if one.stored else source,
            unit_id=place.unit_id,
            case_id=place.case_id,
            family_id=place.family_id,
        )

    def _add_version(self, piece: SetPiece, one: Ready, item_id: ItemId) -> ItemVersionId:
        draft = one.draft
        version = _made_version(
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
            marks=one.marks,
            relations=one.relations,
        )
        self._add_shapes(piece, one)
        piece.versions.append(version)
        if draft.key is not None:
            right = frozenset(version.options[place].id for place in draft.key.right)
            piece.references.append(
                ReferenceAnswer(
                    item_version_id=version.id,
                    option_ids=right,
                    text=draft.key.text,
                    synonyms=draft.key.synonyms,
                    explanation=draft.key.explanation,
                )
            )
        return version.id

    def _add_shapes(self, piece: SetPiece, one: Ready) -> None:
        """Bring the shapes of its marks along, each once; those of an earlier import are there."""
        for mark in one.marks:
            if mark.shape_id not in self._shapes:
                self._shapes.add(mark.shape_id)
                if text := self._draft.spool.shape(mark.shape_id):
                    piece.shapes[mark.shape_id] = text

    def _image(self, image: ReadyImage) -> ItemImage:
        stored = MediaId(self._media.id_of(image.number)) if image.number else image.media_id
        return ItemImage(
            media_id=stored,
            role=image.role,
            caption=image.caption,
            source_name="" if image.address else image.name,
            frame=image.frame,
            source_mac=image.name_mac,
        )


def _with(piece: SetPiece, new: NewGroups) -> SetPiece:
    piece.units, piece.cases, piece.families = new.units, new.cases, new.families
    return piece
