"""Stored images: which there are, what uses them, and their erasure on request."""

from collections.abc import Sequence
from dataclasses import replace

from medannot.domain.changes import Area, Changes
from medannot.domain.errors import Refusal
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, MediaLine, MediaUse
from medannot.domain.people import Actor, UseCase, require
from medannot.services.reviewing_erased import stand_again
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.media_uses import MediaUses
from medannot.store.store import Store


class MediaCare:
    """What a coordinator does with the images of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._uses = MediaUses(store)

    def lines(self, actor: Actor) -> tuple[MediaLine, ...]:
        """Return every stored or erased image with the questions that show it."""
        require(actor, UseCase.SEE_QUESTIONS)
        return self._uses.lines()

    def use(self, actor: Actor, media_id: MediaId) -> MediaUse:
        """Return what an erasure of this image would touch.

        Raises:
            Refusal: there is no such image, or the actor may not see it.
        """
        require(actor, UseCase.SEE_QUESTIONS)
        media = MediaLibrary(self._store).get(media_id)
        if media is None:
            raise _unknown(media_id)
        with self._store.reading() as connection:
            kin = MediaKin(connection)
            same = kin.of_bytes(media.sha256)
            family = kin.family([kin.first(one) for one in same])
            annotated = _shown_as(kin, same, family)
        stored = {one.id for one in family if not one.erased and one.sha256 != media.sha256}
        return replace(
            self._uses.of(media.sha256),
            turned=tuple(one.id for one in same if one.id != media_id),
            related=tuple(sorted(stored)),
            projects=self._uses.projects(annotated),
        )

    def erase(self, actor: Actor, media_id: MediaId, reason: str) -> Changes:
        """Erase an image on request: its bytes go, its hash and the reason stay.

        Raises:
            Refusal: the actor may not erase, no reason is given, or there is no such image.
            EnvironmentFault: the row says erased now, but the file could not be removed.
        """
        return erase_media(self._store, actor, media_id, reason)


def erase_media(store: Store, actor: Actor, media_id: MediaId, reason: str) -> Changes:
    """Erase an image on request: its bytes go, its hash and the reason stay.

    Doing it again removes bytes that could not be removed before.

    Raises:
        Refusal: the actor may not erase, no reason is given, or there is no such image.
        EnvironmentFault: the row says erased now, but the file could not be removed.
    """
    require(actor, UseCase.ERASE_MEDIA)
    if not reason.strip():
        raise Refusal("Say why the image is to be erased; the reason stays in its place.")
    library = MediaLibrary(store)
    if library.get(media_id) is None:
        raise _unknown(media_id)
    with store.writing(actor, reason) as work:
        sha256 = library.mark_erased(work, media_id, reason.strip())
    # The row first: bytes without a row are found by a check, a row without bytes would mislead.
    store.blobs.erase(sha256)
    stand_again(store, actor, _shown_by(store, media_id), reason)
    return Changes.of(Area.MEDIA, Area.QUESTIONS)


def _shown_by(store: Store, media_id: MediaId) -> frozenset[MediaId]:
    """Return the images that cases name where an image is shown."""
    media = MediaLibrary(store).get(media_id)
    if media is None:
        raise _unknown(media_id)
    with store.reading() as connection:
        kin = MediaKin(connection)
        same = kin.of_bytes(media.sha256)
        return _shown_as(kin, same, kin.family([kin.first(one) for one in same]))


def _shown_as(kin: MediaKin, same: Sequence[Media], family: Sequence[Media]) -> frozenset[MediaId]:
    """Return the images in whose place one of these is shown, and these themselves.

    A case names an image as it was put in, and shows its newest cover.
    """
    ids = {one.id for one in same}
    alike = (other for one in family for other in kin.of_pixels(one))
    others = {one.id: one for one in (*family, *alike)}
    return frozenset(
        id_ for id_, one in others.items() if id_ in ids or kin.newest_cover(one).id in ids
    )


def _unknown(media_id: MediaId) -> Refusal:
    return Refusal("There is no image {id} in this workspace; look it up again.", id=media_id)
