"""The images that a viewer can show, and the small pictures of them."""

from collections.abc import Iterable, Sequence

from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.thumbnails import ThumbnailStrip
from medannot.ui.viewer.viewer_image import ViewerImage


class ImageSet:
    """Images by their 0-based places; a place once given stays while the set is shown.

    Args:
        strip: where they stand in small, if they do.
    """

    def __init__(self, strip: ThumbnailStrip) -> None:
        self._images: tuple[ViewerImage, ...] = ()
        self._strip = strip

    def __len__(self) -> int:
        return len(self._images)

    def __getitem__(self, place: int) -> ViewerImage:
        return self._images[place]

    def begin(self, images: Sequence[ViewerImage], *, strip: bool) -> None:
        """Begin anew; several images may stand in small, one by itself never does."""
        self._images = tuple(images)
        self._strip.show_names(self._names() if strip and len(images) > 1 else ())

    def fill(self, frames: FrameCache | None) -> None:
        """Ask for the small pictures that are not there yet."""
        self._strip.fill(frames, [image.source(image.frame) for image in self._images])

    def holds(self, image: ViewerImage) -> bool:
        """Tell whether an image, and not only one like it, is among them."""
        return any(image is one for one in self._images)

    def join(
        self,
        images: Sequence[ViewerImage],
        opened: Iterable[int],
        frames: FrameCache | None,
        *,
        strip: bool,
    ) -> bool:
        """Add those that are not there yet, last; tell whether there were any.

        Args:
            images: of elsewhere, or of those that are there.
            opened: places that were looked at.
            frames: where frames come from.
            strip: whether they have to stand in small; where others do, they do too.
        """
        new = tuple(image for image in images if not self.holds(image))
        self._images += new
        if strip or self._strip.thumbnails:
            self._strip.setVisible(True)
            self._strip.add_names(self._names()[len(self._strip.thumbnails) :])
            for place in opened:
                self._strip.mark_opened(place)
            self.fill(frames)
        return bool(new)

    def place_of(self, image: ViewerImage) -> int:
        """Return the place of an image that is among them."""
        return next(place for place, one in enumerate(self._images) if one is image)

    def place_for_empty(self, shown: set[int]) -> int | None:
        """Return what an empty pane shows: the next image that no pane shows, or None.

        The only image there is stands in every pane: there is nothing else to look at.
        """
        free = (place for place in range(len(self._images)) if place not in shown)
        return next(free, 0 if len(self._images) == 1 else None)

    def _names(self) -> list[str]:
        return [image.name for image in self._images]
