"""What is said once part of an image is covered."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.ui.phrases import listed

if TYPE_CHECKING:
    from medannot.services.media_covering import Covered, Earlier


def cover_report(covered: "Covered") -> tuple[str, bool]:
    """Return what is covered, what is erased and what stays, and whether all that is well.

    It is well where no image is left that shows what was covered.
    """
    stays = any(not (one.erased and one.removed) for one in covered.earlier)
    well = not (stays or covered.otherwise or covered.alike)
    return "\n".join(_lines(covered)), well


def _lines(covered: "Covered") -> Iterator[str]:
    yield _of_the_cover(len(covered.turned))
    gone = [one for one in covered.earlier if one.erased and one.removed]
    if gone:
        yield _tr("Erased: {images}.").format(images=listed(one.media_id for one in gone))
    left = [one for one in covered.earlier if one.erased and not one.removed]
    if left:
        said = _tr(
            "Marked as erased, but the file could not be removed; it goes when the workspace is "
            "next opened for writing: {images}."
        )
        yield said.format(images=listed(one.media_id for one in left))
    if studies := _studies(one for one in covered.earlier if one.erased):
        yield _tr("These studies show it as erased: {names}.").format(names=studies)
    yield from _of_what_stays(covered)


def _of_the_cover(copies: int) -> str:
    if not copies:
        return _tr("Part of the image is covered.")
    if copies == 1:
        return _tr("Part of the image is covered, and of 1 turned copy the same part.")
    said = _tr("Part of the image is covered, and of {number} turned copies the same part.")
    return said.format(number=QLocale().toString(copies))


def _of_what_stays(covered: "Covered") -> Iterator[str]:
    kept = [one for one in covered.earlier if not one.erased]
    drawn = [one for one in kept if one.studies]
    if drawn:
        said = _tr("Still stored, drawn studies show it ({names}): {images}.")
        images = listed(one.media_id for one in drawn)
        yield said.format(names=_studies(drawn), images=images)
    lines = (
        (
            _tr("Still stored, as erasure was not asked for: {images}."),
            [one.media_id for one in kept if not one.studies],
        ),
        (
            _tr("Covered another way before, look whether it shows too much: {images}."),
            covered.otherwise,
        ),
        (_tr("Not covered, shows the same in another file: {images}."), covered.alike),
    )
    for said, ids in lines:
        if ids:
            yield said.format(images=listed(ids))


def _studies(images: "Iterable[Earlier]") -> str:
    return listed(sorted({study for one in images for study in one.studies}))


def _tr(text: str) -> str:
    return QCoreApplication.translate("CoverWords", text)
