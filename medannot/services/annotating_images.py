"""The images of a case as they are shown, whoever looks at its work."""

from collections.abc import Iterable, Sequence

from medannot.domain.annotation.project import Case
from medannot.domain.annotation.revision import Change
from medannot.domain.errors import Outdated, Refusal
from medannot.domain.ids import MediaId
from medannot.domain.media import Media
from medannot.imaging.opened import OpenedImage
from medannot.services.annotating_values import CaseImage, MediaChange
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


def case_images(store: Store, case: Case) -> tuple[CaseImage, ...]:
    """Return the images of a case as they are shown now."""
    media = MediaLibrary(store).many(case.media)
    with store.reading() as connection:
        kin = MediaKin(connection)
        shown = {id_: kin.newest_cover(media[id_]) for id_ in case.media}
    return tuple(
        CaseImage(number, id_, shown[id_], _change(id_, shown[id_]))
        for number, id_ in enumerate(case.media, start=1)
    )


def changed_images(store: Store, case: Case, shown: Sequence[CaseImage]) -> tuple[CaseImage, ...]:
    """Return the images that were covered or erased since they were shown, as they are now."""
    now = case_images(store, case)
    return tuple(new for old, new in zip(shown, now, strict=True) if new != old)


def opened_image(store: Store, image: CaseImage) -> OpenedImage:
    """Open an image of a case; asks no database, from any thread.

    Raises:
        Refusal: the image was erased.
        EnvironmentFault: the stored bytes are missing or altered.
    """
    from medannot.imaging.opener import open_image  # noqa: PLC0415  # verbs need no decoder

    if image.change is MediaChange.ERASED:
        raise Refusal("This image was erased on request.")
    data = store.blobs.read(image.shown.sha256)
    return open_image(data, "The image", orientation=image.shown.orientation)


def refuse_gone(work: UnitOfWork, images: Iterable[CaseImage], changes: Sequence[Change]) -> None:
    """Refuse to say anything of an image that was erased while the page was open.

    Raises:
        Outdated: one was.
    """
    said = {change.media_id for change in changes if change.content is not None}
    for one in images:
        known = one.change is MediaChange.ERASED
        if one.media_id in said and not known and MediaLibrary.is_erased(work, one.shown.id):
            raise Outdated(
                "Image {number} of this case was erased on request meanwhile; nothing of this "
                "step was written.",
                number=one.number,
            )


def _change(media_id: MediaId, shown: Media) -> MediaChange | None:
    if shown.erased:
        return MediaChange.ERASED
    return None if shown.id == media_id else MediaChange.COVERED
