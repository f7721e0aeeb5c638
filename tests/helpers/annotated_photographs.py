"""Many small photographs in a workspace, with their bytes, registered without an import."""

import hashlib
import io

import numpy as np
from PIL import Image

from medannot.domain.ids import MediaId
from medannot.domain.media import Media, MediaFormat, SpacingKind
from medannot.domain.people import OWNER
from medannot.store.media import MediaLibrary
from medannot.store.store import Store

BASES = 24


def photographs(count: int, size: tuple[int, int]) -> list[bytes]:
    """Draw that many JPEG files; each shows one of a few pictures, and no two have the same bytes.

    Args:
        count: of files.
        size: columns and rows.
    """
    random, bases = np.random.default_rng(1), []
    for _ in range(BASES):
        coarse = random.integers(90, 210, (24, 32, 3), dtype=np.uint8)
        picture = Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=85)
        bases.append(file.getvalue())
    return [_with_comment(bases[number % BASES], f"{number:08}") for number in range(count)]


def _with_comment(jpeg: bytes, text: str) -> bytes:
    """Return a JPEG file with a comment after its first marker."""
    comment = b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text.encode("ascii")
    return jpeg[:2] + comment + jpeg[2:]


def register(store: Store, files: list[bytes], size: tuple[int, int]) -> list[MediaId]:
    """Put files and their rows into a workspace, in one transaction and without a flush each."""
    library, ids = MediaLibrary(store), []
    with store.writing(OWNER) as work:
        for data in files:
            sha256 = hashlib.sha256(data).hexdigest()
            path = store.blobs.path(sha256)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            ids.append(MediaId(work.ids.new()))
            library.add(work, _media(ids[-1], sha256, size))
        work.note("media.add", "media")
    return ids


def _media(media_id: MediaId, sha256: str, size: tuple[int, int]) -> Media:
    return Media(
        id=media_id,
        sha256=sha256,
        original_mac=sha256,
        format=MediaFormat.JPEG,
        rows=size[1],
        columns=size[0],
        frames=1,
        modality="",
        monochrome=False,
        orientation=1,
        spacing=None,
        spacing_kind=SpacingKind.NONE,
        profile="picture",
        profile_version="1",
        frame_hashes=(sha256,),
    )
