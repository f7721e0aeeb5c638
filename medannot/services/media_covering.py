"""Covering part of a stored image for good, and showing the covered image from then on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from medannot.domain.bulk import collector_paused
from medannot.domain.changes import Area, Changes
from medannot.domain.covering import CoverRequest, Original
from medannot.domain.errors import EnvironmentFault, Refusal, UsageFault
from medannot.domain.ids import MediaId
from medannot.domain.media import Media
from medannot.domain.people import Actor, UseCase, require
from medannot.domain.progress import silent
from medannot.imaging.covering import cover_image, cover_mask
from medannot.services.image_exchange import NewPicture, set_change
from medannot.services.media_chain import Chain, chain_of
from medannot.services.media_cover_saving import CoverSaving, note_cover, note_turned
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.media_uses import MediaUses
from medannot.store.questions import Questions
from medannot.store.questions_writing import QuestionWriter, SetChange
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Earlier:
    """An image that shows what is covered now.

    Attributes:
        studies: studies that were drawn with it; where it is erased, they show it so.
        erased: whether it is erased.
        removed: whether the file of an erased one is gone; one that could not be removed goes
            when the workspace is next opened for writing.
    """

    media_id: MediaId
    studies: tuple[str, ...]
    erased: bool = False
    removed: bool = True


@dataclass(frozen=True, slots=True)
class Covered:
    """What a cover changed, and what it left.

    Attributes:
        media: the covered image.
        turned: the same photograph turned: the covered image by what was shown before.
        sets: question sets that got a next version, with how many of their questions changed.
        earlier: all images that show what is covered now, the one that was covered first.
        otherwise: images of the photograph that were covered another way, still shown.
        alike: images of other files that show the same as an earlier one, pixel for pixel; they
            are not covered.
    """

    media: Media
    turned: Mapping[MediaId, MediaId]
    sets: Mapping[str, int]
    earlier: tuple[Earlier, ...]
    otherwise: tuple[MediaId, ...]
    alike: tuple[MediaId, ...]
    changes: Changes

    @property
    def studies(self) -> tuple[str, ...]:
        """Return the studies that were drawn with the image as it was."""
        return self.earlier[0].studies

    @property
    def erased(self) -> bool:
        """Tell whether the image as it was is erased."""
        return self.earlier[0].erased


class MediaCovering:
    """Makes new images of stored ones with parts covered, in one workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._library = MediaLibrary(store)
        self._uses = MediaUses(store)
        self._questions = Questions(store)

    def concerned(self, actor: Actor, media_id: MediaId) -> tuple[Earlier, ...]:
        """Return the images that a cover of this one concerns, itself first.

        Raises:
            Refusal: the actor may not cover, or there is no such image any more.
        """
        require(actor, UseCase.COVER_MEDIA)
        media = self._known(media_id)
        with self._store.reading() as connection:
            chain = chain_of(media, MediaKin(connection))
        return tuple(
            Earlier(one.id, self._uses.of(one.sha256).studies, one.erased) for one in chain.earlier
        )

    def cover(self, actor: Actor, media_id: MediaId, request: CoverRequest) -> Covered:
        """Store an image anew with parts covered; questions show it from their next version on.

        The same bytes may be stored turned another way: that is the same photograph, and the same
        part of it is covered. To cover the image anew, as it was before, replaces what it was
        covered with. Where erasure is asked for, everything goes that shows more: the image, what
        it was made from, what was made from it, and its turned copies.

        Raises:
            UsageFault: no shape touches the image, or there is no such frame.
            Refusal: the actor may not cover, or there is no such image any more.
            InputFault: the image cannot be opened.
            EnvironmentFault: the disk is full, or may not be written.
        """
        require(actor, UseCase.COVER_MEDIA)
        if request.original is not Original.KEPT:
            require(actor, UseCase.ERASE_MEDIA)
        media = self._known(media_id)
        _check(request, media)
        secret = self._store.secret()
        image = cover_image(self._store.blobs.read(media.sha256), media, request, secret)
        with self._store.writing(actor, f"image covered: {request.subject}") as work:
            chain = chain_of(media, MediaKin(work.connection))
            saving = CoverSaving(self._store, work, image)
            covered = saving.saved(media)
            turned = {one.media.id: saving.saved_turned(one) for one in chain.turned}
            changes = list(self._changes(work, _pictures(chain, covered, turned)))
            note_cover(work, media, covered, request)
            for one in chain.turned:
                note_turned(work, one.media, turned[one.media.id], covered)
            for change in changes:
                QuestionWriter(self._store).write(work, change, silent)
            before = [one for one in chain.earlier if one.sha256 != covered.sha256]
            earlier = self._erased(work, before, request)
        # The rows first: bytes without a row are found by a check, a row without bytes misleads.
        left = self._remove({one.sha256 for one in before if earlier[one.id].erased})
        told = tuple(replace(earlier[one.id], removed=one.sha256 not in left) for one in before)
        return Covered(
            covered,
            {old: new.id for old, new in turned.items()},
            {change.name: len(change.versions) for change in changes},
            told,
            chain.otherwise,
            chain.alike,
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

    def _changes(self, work: UnitOfWork, pictures: Sequence[NewPicture]) -> Iterator[SetChange]:
        """Yield the next version of each set whose newest one shows what is replaced."""
        replaced = frozenset().union(*(picture.replaced for picture in pictures))
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
            change = set_change(question_set, stored, keys, addresses, pictures, work.ids)
            if change is not None:
                yield change

    def _erased(
        self, work: UnitOfWork, before: Sequence[Media], request: CoverRequest
    ) -> Mapping[MediaId, Earlier]:
        """Say of each earlier image that it is erased, where that is asked for."""
        reason = f"covered: {request.reason.strip() or request.subject.value}"
        gone: set[str] = set()
        found: dict[MediaId, Earlier] = {}
        for one in before:
            studies = self._uses.of(one.sha256).studies
            unused = request.original is Original.ERASED_IF_UNUSED and not studies
            erased = request.original is Original.ERASED or unused
            if erased and one.sha256 not in gone:
                gone.add(self._library.mark_erased(work, one.id, reason))
            found[one.id] = Earlier(one.id, studies, erased)
        return found

    def _remove(self, hashes: Iterable[str]) -> frozenset[str]:
        """Remove erased bytes; return those that could not be removed."""
        left = set()
        for sha256 in sorted(hashes):
            try:
                self._store.blobs.erase(sha256)
            except EnvironmentFault:
                left.add(sha256)
        return frozenset(left)


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


def _pictures(
    chain: Chain, covered: Media, turned: Mapping[MediaId, Media]
) -> tuple[NewPicture, ...]:
    new = {covered.id, *(one.id for one in turned.values())}
    return (
        NewPicture(covered.id, covered.address, chain.replaced - new),
        *(
            NewPicture(turned[one.media.id].id, turned[one.media.id].address, one.replaced - new)
            for one in chain.turned
        ),
    )
