"""All stored images of one photograph: its earlier and later covers, and its turned copies."""

from collections.abc import Sequence
from dataclasses import dataclass

from medannot.domain.ids import MediaId
from medannot.domain.media import Media
from medannot.imaging.exif import orientation_between
from medannot.store.media_kin import MediaKin


@dataclass(frozen=True, slots=True)
class Turned:
    """The same stored bytes, shown turned; a cover of the image is made for it too.

    Attributes:
        media: the image as it is.
        way: EXIF orientation that turns what is covered into what is to be shown in its place.
        replaced: the images in whose place the cover stands.
    """

    media: Media
    way: int
    replaced: frozenset[MediaId]


@dataclass(frozen=True, slots=True)
class Chain:
    """What a cover of an image concerns.

    Attributes:
        earlier: the image, what it was made from and what was made from it, in every way it is
            turned; erased ones not.
        replaced: those of them in whose place the cover stands: all that are not turned.
        turned: its turned copies.
        otherwise: images of the photograph that questions show and a person covered another way;
            they stay.
        alike: images of other bytes that show the same as one of the earlier ones; they stay.
    """

    earlier: tuple[Media, ...]
    replaced: frozenset[MediaId]
    turned: tuple[Turned, ...]
    otherwise: tuple[MediaId, ...]
    alike: tuple[MediaId, ...]


def chain_of(media: Media, kin: MediaKin) -> Chain:
    """Find every stored image that shows the photograph of one."""
    family = kin.family([media])
    earlier = {one.id: one for one in family}
    bytes_of_family = {one.sha256 for one in family}
    shown = [_shown(media, kin)]
    turned = []
    for way, copies in _copies(family, kin).items():
        newest = _shown(copies[0], kin)
        if newest.sha256 not in bytes_of_family:
            # Somebody covered it another way: that stays, what lies beneath has the same bytes.
            shown.append(newest)
            earlier |= {one.id: one for one in copies}
            continue
        of_copy = kin.family(copies)
        earlier |= {one.id: one for one in of_copy}
        if not newest.erased:
            turned.append(Turned(copies[0], way, frozenset(one.id for one in of_copy)))
    for one in tuple(earlier.values()):
        # Whatever shares bytes is erased with them, so that it must be named.
        earlier |= {other.id: other for other in kin.of_bytes(one.sha256)}
    stored = [one for one in earlier.values() if not one.erased]
    others = [one for one in shown if one.id not in earlier and not one.erased]
    return Chain(
        earlier=tuple(stored),
        replaced=frozenset(one.id for one in family),
        turned=tuple(turned),
        otherwise=tuple(dict.fromkeys(one.id for one in others)),
        alike=_alike(stored, {one.sha256 for one in (*stored, *others)}, kin),
    )


def _copies(family: Sequence[Media], kin: MediaKin) -> dict[int, list[Media]]:
    """Return by the way they are turned the images that share bytes with a family."""
    own = {one.id for one in family}
    copies: dict[int, list[Media]] = {}
    for one in family:
        for other in kin.of_bytes(one.sha256):
            if other.id not in own:
                way = orientation_between(one.orientation, other.orientation)
                copies.setdefault(way, []).append(other)
    return copies


def _shown(media: Media, kin: MediaKin) -> Media:
    """Return what is shown of the photograph from which an image was made."""
    return kin.newest_cover(kin.first(media))


def _alike(stored: Sequence[Media], known: set[str], kin: MediaKin) -> tuple[MediaId, ...]:
    found = (other for one in stored for other in kin.of_pixels(one))
    wanted = [one.id for one in found if one.sha256 not in known and not one.erased]
    return tuple(dict.fromkeys(wanted))
