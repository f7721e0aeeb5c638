"""Covering part of a stored image for good, and showing the covered image from then on."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from medannot.domain.bulk import collector_paused
from medannot.domain.changes import Area, Changes
from medannot.domain.covering import CoverRequest, Original
from medannot.domain.errors import Refusal, UsageFault
from medannot.domain.ids import MediaId
from medannot.domain.media import Media
from medannot.domain.people import Actor, UseCase, require
from medannot.domain.progress import silent
from medannot.imaging.covering import cover_image, cover_mask
from medannot.imaging.deidentify import CleanImage
from medannot.services.image_exchange import NewPicture, set_change
from medannot.services.media_care import erase_media
from medannot.services.media_import import original_mac
from medannot.store.media import MediaLibrary
from medannot.store.media_uses import MediaUses
from medannot.store.questions import Questions
from medannot.store.questions_writing import QuestionWriter, SetChange
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Covered:
    """What a cover changed.

    Attributes:
        media: the covered image.
        sets: question sets that got a next version, with how many of their questions changed.
        studies: studies that were drawn with the image as it was; they keep it.
        erased: whether the image as it was is erased; those studies show it so.
    """

    media: Media
    sets: Mapping[str, int]
    studies: tuple[str, ...]
    erased: bool
    changes: Changes


class MediaCovering:
    """Makes new images of stored ones with parts covered, in one workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._library = MediaLibrary(store)
        self._uses = MediaUses(store)
        self._questions = Questions(store)

    def cover(self, actor: Actor, media_id: MediaId, request: CoverRequest) -> Covered:
        """Store an image anew with parts covered; questions show it from their next version on.

        To cover the image anew, as it was before, replaces what it was covered with.

        Raises:
            UsageFault: no shape touches the image, or there is no such frame.
            Refusal: the actor may not cover, or there is no such image any more.
            InputFault: the image cannot be opened.
            EnvironmentFault: the disk is full, or may not be written.
        """
        require(actor, UseCase.COVER_MEDIA)
        media = self._known(media_id)
        _check(request, media)
        secret = self._store.secret()
        image = cover_image(self._store.blobs.read(media.sha256), media, request, secret)
        studies = self._uses.of(media.sha256).studies
        with self._store.writing(actor, f"image covered: {request.subject}") as work:
            covered = self._saved(work, media, image, secret)
            changes = list(self._changes(work, media.id, covered))
            _note(work, media, covered, request)
            for change in changes:
                QuestionWriter(self._store).write(work, change, silent)
        return Covered(
            covered,
            {change.name: len(change.versions) for change in changes},
            studies,
            self._erase(actor, media, request, studies),
            Changes.of(Area.MEDIA, Area.QUESTIONS),
        )

    def _known(self, media_id: MediaId) -> Media:
        media = self._library.get(media_id)
        if media is None:
            raise Refusal(
                "There is no image {id} in this workspace; look it up again.", id=media_id
            )
        if media.erased:
            raise Refusal("The image {id} was erased; nothing is left to cover.", id=media_id)
        return media

    def _saved(self, work: UnitOfWork, media: Media, image: CleanImage, secret: bytes) -> Media:
        """Store the covered image, or return the row of one that was covered just so before."""
        sha256 = hashlib.sha256(image.data).hexdigest()
        known = self._library.find_by_sha(sha256, image.orientation, work)
        if known is not None and (known.id == media.id or known.erased):
            raise Refusal(
                "The image {id} would stay as it is, or become one that was erased; cover another "
                "part.",
                id=media.id,
            )
        self._store.blobs.put(image.data)
        if known is not None:
            return known
        covered = replace(
            media,
            id=MediaId(work.ids.new()),
            sha256=sha256,
            original_mac=original_mac(image.data, secret),
            format=image.format,
            rows=image.rows,
            columns=image.columns,
            monochrome=image.monochrome,
            orientation=image.orientation,
            frame_hashes=image.frame_hashes,
            profile_options=image.options,
            covers=media.id,
        )
        self._library.add(work, covered)
        return covered

    def _changes(self, work: UnitOfWork, media_id: MediaId, covered: Media) -> Iterator[SetChange]:
        """Yield the next version of each set whose newest one shows what is replaced."""
        replaced = self._library.descendants(media_id, work) - {covered.id}
        picture = NewPicture(covered.id, covered.address, replaced)
        names = {
            name
            for one in self._library.many(replaced).values()
            for name in self._uses.of(one.sha256).sets
        }
        for name in sorted(names):
            if (question_set := self._questions.named(name)) is None:
                continue
            with collector_paused():
                stored = self._questions.stored_items(question_set.version_id)
                keys = ReferenceAnswers(self._store).of_set_version(question_set.version_id)
            shown = {image.media_id for one in stored for image in one.version.images}
            addresses = {
                id_: media.address for id_, media in self._library.many(filter(None, shown)).items()
            }
            change = set_change(question_set, stored, keys, addresses, picture, work.ids)
            if change is not None:
                yield change

    def _erase(
        self, actor: Actor, media: Media, request: CoverRequest, studies: tuple[str, ...]
    ) -> bool:
        wanted = request.original is Original.ERASED or (
            request.original is Original.ERASED_IF_UNUSED and not studies
        )
        if wanted:
            said = request.reason.strip() or request.subject.value
            erase_media(self._store, actor, media.id, f"covered: {said}")
        return wanted


def _check(request: CoverRequest, media: Media) -> None:
    if not request.shapes:
        raise UsageFault("Draw at least one shape over the part of the image that is to go.")
    if not cover_mask(request.shapes, media.rows, media.columns).any():
        raise UsageFault(
            "No shape touches the image, which is {columns} x {rows} pixels large; places are "
            "counted from its upper left corner.",
            columns=media.columns,
            rows=media.rows,
        )
    wrong = sorted(number for number in request.frames if not 1 <= number <= media.frames)
    if wrong:
        raise UsageFault(
            "The image has no frame {number}; it has {frames}.",
            number=wrong[0],
            frames=media.frames,
        )


def _note(work: UnitOfWork, media: Media, covered: Media, request: CoverRequest) -> None:
    """Note where was covered and why; what lay there is said nowhere."""
    work.note(
        "media.cover",
        f"media:{covered.id}",
        old={"media": media.id, "sha256": media.sha256},
        new={
            "sha256": covered.sha256,
            "profile": covered.profile,
            "profile_version": covered.profile_version,
            "profile_options": list(covered.profile_options),
            "subject": request.subject.value,
            "reason": request.reason.strip(),
            "frames": sorted(request.frames),
            "shapes": [
                {"kind": shape.kind.value, "points": [list(point) for point in shape.points]}
                for shape in request.shapes
            ],
        },
    )
