"""Small pictures of stored images, for lists and previews of those who may see questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from medannot.domain.errors import Refusal
from medannot.domain.ids import MediaId
from medannot.domain.media import Media
from medannot.domain.people import Actor, UseCase, require
from medannot.imaging.opener import open_image
from medannot.imaging.thumbnails import thumbnail
from medannot.store.media import MediaLibrary
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
        if media.erased:
            raise Refusal("This image was erased on request.")
        data = self._store.blobs.read(media.sha256)
        opened = open_image(data, "The image", orientation=media.orientation)
        pixels = thumbnail(opened.frame(frame), size, whole_range=whole_range)
        channels = 1 if pixels.ndim == 2 else int(pixels.shape[2])
        return SmallPicture(int(pixels.shape[1]), int(pixels.shape[0]), channels, pixels.tobytes())
