"""Small pictures of stored images, for lists and previews of those who may see the images."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from medannot.domain.errors import Refusal
from medannot.domain.ids import MediaId, ProjectId
from medannot.domain.media import Media
from medannot.domain.people import Actor, UseCase, require
from medannot.imaging.opened import OpenedImage
from medannot.imaging.opener import open_image
from medannot.imaging.thumbnails import thumbnail
from medannot.services.annotation_access import sight_of
from medannot.store.annotation_gallery import AnnotationGallery
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.store import Store


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """Pixels in 8 bits, row after row without gaps.

    Attributes:
        channels: 1 for grey, 3 for red, green and blue.
    """

    width: int
    height: int
    channels: int
    data: bytes


@dataclass(frozen=True, slots=True)
class GivenPicture:
    """An image of an annotation project that one actor was found to be given.

    Attributes:
        code: of the actor.
        shown: the image, or its newest cover.
    """

    code: str
    shown: Media


class Pictures:
    """Reads stored images and makes them small."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._library = MediaLibrary(store)

    def media(self, actor: Actor, ids: Iterable[MediaId]) -> Mapping[MediaId, Media]:
        """Return what is stored under these ids; asks the database."""
        require(actor, UseCase.SEE_QUESTIONS)
        return self._library.many(ids)

    def small(
        self, actor: Actor, media: Media, frame: int, size: int, *, whole_range: bool = False
    ) -> SmallPicture:
        """Decode a frame and make it fit a square; asks no database, from any thread.

        Args:
            actor: who asks.
            media: what is stored.
            frame: counted from 1.
            size: longest side in pixels.
            whole_range: from the lowest to the highest value, so that nothing is clipped.

        Raises:
            Refusal: the image was erased, or the actor may not see it.
            EnvironmentFault: the stored bytes are missing or altered.
            InputFault: the frame is broken.
        """
        require(actor, UseCase.SEE_QUESTIONS)
        return self._small(media, frame, size, whole_range=whole_range)

    def given(
        self, actor: Actor, project_id: ProjectId, ids: Iterable[MediaId]
    ) -> Mapping[MediaId, GivenPicture]:
        """Return those of some images that an actor may see in a project; asks the database.

        Annotators are given the images of their own cases, who looks after the project all. Where
        part of an image was covered, the cover is what is given.

        Raises:
            Refusal: the actor may see nothing of the project.
        """
        sight = sight_of(actor, project_id)
        allowed = AnnotationGallery(self._store).images_among(project_id, ids, sight)
        media = self._library.many(allowed)
        with self._store.reading() as connection:
            shown = MediaKin(connection).newest_covers(media.values())
        return {id_: GivenPicture(actor.code, shown[id_]) for id_ in allowed}

    def small_given(self, actor: Actor, given: GivenPicture, frame: int, size: int) -> SmallPicture:
        """Decode a frame of an image that the actor was given; see `small`.

        Raises:
            Refusal: the image was erased, or was given to somebody else.
        """
        if given.code != actor.code:
            raise Refusal("{actor} was not given this image.", actor=actor.code)
        return self._small(given.shown, frame, size)

    def _small(
        self, media: Media, frame: int, size: int, *, whole_range: bool = False
    ) -> SmallPicture:
        if media.erased:
            raise Refusal("This image was erased on request.")
        data = self._store.blobs.read(media.sha256)
        opened = open_image(data, "The image", orientation=media.orientation)
        return small_of(opened, frame, size, whole_range=whole_range)


def small_of(
    opened: OpenedImage, frame: int, size: int, *, whole_range: bool = False
) -> SmallPicture:
    """Make a frame of an image fit a square, where it was opened for who may see it.

    Raises:
        InputFault: the frame is broken.
    """
    pixels = thumbnail(opened.frame(frame), size, whole_range=whole_range)
    channels = 1 if pixels.ndim == 2 else int(pixels.shape[2])
    return SmallPicture(int(pixels.shape[1]), int(pixels.shape[0]), channels, pixels.tobytes())
