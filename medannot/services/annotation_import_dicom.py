"""DICOM images that foreign files name by UID, and codes that stand for nodes, found again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from medannot.domain.annotation.foreign import UID_NAME, ForeignImage, ForeignMark, ForeignSet
from medannot.domain.annotation.project import Case
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.media import MediaFormat
from medannot.exchange.annotations.dicom.terms import DESIGNATORS
from medannot.services.annotation_export import image_name
from medannot.services.lexicon_terms import code_words
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.store import Store

if TYPE_CHECKING:
    from medannot.exchange.annotations.dicom.finding_again import Stored


def known_by_uid(read: ForeignSet, store: Store, cases: Sequence[Case]) -> ForeignSet:
    """Return what was read with the project's names of images that are named by UID.

    Args:
        read: of files.
        store: the workspace's.
        cases: of the project.
    """
    if not read.in_space and not any(one.name.startswith(UID_NAME) for one in read.images):
        return read
    # Loads the library of DICOM, which other formats do without.
    from medannot.exchange.annotations.dicom.finding_again import (  # noqa: PLC0415 - see above
        found_again,
    )

    return found_again(read, _stored(store, cases), store.secret())


def known_by_code(read: ForeignSet, lexicon: Lexicon) -> ForeignSet:
    """Return what was read with the nodes that codes of labels stand for, where it is one node."""
    if not any(mark.code for image in read.images for mark in image.marks):
        return read
    nodes = _by_code(lexicon)

    def named(mark: ForeignMark) -> ForeignMark:
        node_id = "" if mark.node_id in lexicon else nodes.get(mark.code, "")
        return replace(mark, node_id=node_id) if node_id else mark

    images = (
        ForeignImage(one.name, one.columns, one.rows, tuple(map(named, one.marks)))
        for one in read.images
    )
    return replace(read, images=tuple(images))


def _stored(store: Store, cases: Sequence[Case]) -> "Iterator[Stored]":
    """Yield the DICOM images as they are shown; those that were erased are not there."""
    from medannot.exchange.annotations.dicom.finding_again import Stored  # noqa: PLC0415 - as above

    media = MediaLibrary(store).many(id_ for case in cases for id_ in case.media)
    with store.reading() as connection:
        kin = MediaKin(connection)
        shown = kin.newest_covers(media.values())
        above = {one.id: kin.ancestors(one) for one in shown.values() if one.covers is not None}
    for case in cases:
        for place, id_ in enumerate(case.media, start=1):
            one = shown[id_]
            if one.format is MediaFormat.DICOM and not one.erased:
                covers = (*above[one.id][-2::-1], one) if one.id in above else ()
                yield Stored(
                    image_name(case.number, place),
                    store.blobs.path(one.sha256),
                    tuple(cover.frame_hashes for cover in covers),
                )


def _by_code(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the node of each code that means it exactly, and no other node as well."""
    found: dict[str, str] = {}
    for node in lexicon.nodes.values():
        for code in map(code_words, node.codes):
            if code.match == "exact" and code.code and code.system in DESIGNATORS:
                key = f"{DESIGNATORS[code.system]} {code.code}"
                found[key] = node.id if found.get(key, node.id) == node.id else ""
    return found
