"""The rows and bytes of a covered image, and what the audit says of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from medannot.domain.audit import JsonValue
from medannot.domain.covering import CoverRequest
from medannot.domain.errors import Refusal
from medannot.domain.ids import MediaId
from medannot.domain.media import Media
from medannot.imaging.deidentify import CleanImage, frame_hash
from medannot.imaging.opener import open_image
from medannot.services.media_chain import Turned
from medannot.services.media_import import original_mac
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CoverSaving:
    """Stores one covered image, and rows that show it turned."""

    store: Store
    work: UnitOfWork
    image: CleanImage

    def saved(self, media: Media) -> Media:
        """Store the covered image, or return the row of one that was covered just so before."""
        image = self.image
        sha256 = hashlib.sha256(image.data).hexdigest()
        known = MediaKin(self.work.connection).of_bytes(sha256)
        if any(one.id == media.id or one.erased for one in known):
            raise Refusal(
                "The image {id} would stay as it is, or become one that was erased; cover another "
                "part.",
                id=media.id,
            )
        self.store.blobs.put(image.data)
        mac = original_mac(image.data, self.store.secret())
        return self._row(_as_covered(media, image), mac, media.id)

    def saved_turned(self, one: Turned) -> Media:
        """Return the row of the covered image that stands in place of a turned copy."""
        image, way = self.image, one.way
        frame = open_image(image.data, "The image", orientation=way).frame()
        # Not of bytes that a file may have: the covered file itself is known as it is stored.
        mac = original_mac(f"turned {way}|".encode() + image.data, self.store.secret())
        turned = replace(
            _as_covered(one.media, image),
            orientation=way,
            rows=frame.pixels.shape[0],
            columns=frame.pixels.shape[1],
            frame_hashes=(frame_hash(frame),),
        )
        return self._row(turned, mac, one.media.id)

    def _row(self, covered: Media, mac: str, covers: MediaId) -> Media:
        library = MediaLibrary(self.store)
        known = library.find_by_sha(covered.sha256, covered.orientation, self.work)
        if known is not None:
            library.choose_again(self.work, known.id)
            return known
        added = replace(covered, id=MediaId(self.work.ids.new()), original_mac=mac, covers=covers)
        library.add(self.work, added)
        return added


def _as_covered(media: Media, image: CleanImage) -> Media:
    return replace(
        media,
        sha256=hashlib.sha256(image.data).hexdigest(),
        format=image.format,
        rows=image.rows,
        columns=image.columns,
        monochrome=image.monochrome,
        orientation=image.orientation,
        frame_hashes=image.frame_hashes,
        profile_options=image.options,
        # Somebody has looked at it and covered what was not to be seen.
        warnings=(),
    )


def note_cover(work: UnitOfWork, media: Media, covered: Media, request: CoverRequest) -> None:
    """Note where was covered and why; what lay there is said nowhere."""
    shapes: list[JsonValue] = [
        {"kind": shape.kind.value, "points": [list(point) for point in shape.points]}
        for shape in request.shapes
    ]
    where: dict[str, JsonValue] = {
        "subject": request.subject.value,
        "reason": request.reason.strip(),
        "frames": sorted(request.frames),
        "shapes": shapes,
    }
    _note(work, media, covered, where)


def note_turned(work: UnitOfWork, media: Media, covered: Media, upright: Media) -> None:
    """Note that the same photograph, stored turned, is covered by the same bytes."""
    _note(work, media, covered, {"orientation": covered.orientation, "turned_of": upright.id})


def _note(work: UnitOfWork, media: Media, covered: Media, details: Mapping[str, JsonValue]) -> None:
    work.note(
        "media.cover",
        f"media:{covered.id}",
        old={"media": media.id, "sha256": media.sha256},
        new={
            "sha256": covered.sha256,
            "profile": covered.profile,
            "profile_version": covered.profile_version,
            "profile_options": list(covered.profile_options),
            **details,
        },
    )
