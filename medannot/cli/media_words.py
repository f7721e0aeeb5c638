"""What `medannot media` says of images that were covered or erased."""

from typing import TYPE_CHECKING

from medannot.domain.errors import EnvironmentFault
from medannot.domain.media import MediaUse
from medannot.domain.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from medannot.services.media_covering import Covered, Earlier


def erased_text(media_id: str, use: MediaUse) -> str:
    """Return what went, what shows it as erased, and what of the photograph is left."""
    lines = [f"The image {media_id} is erased."]
    lines += [
        f"The image {copy} is the same photograph, turned, and is erased with it."
        for copy in use.turned
    ]
    lines += [
        f"The set {name} shows it as erased ({counted(items, 'question')})."
        for name, items in use.sets.items()
    ]
    lines += [f"The study {study} shows it as erased." for study in use.studies]
    lines += [f"The project {name} shows it as erased; its marks stay." for name in use.projects]
    lines += [
        f"The image {one} shows the same photograph, covered less or more, and is still stored; "
        f"`media erase {one}` erases it."
        for one in use.related
    ]
    return "\n".join(lines)


def covered_text(media_id: str, covered: "Covered") -> str:
    """Return what was covered, what is erased, and what stays and why."""
    return "\n".join(_covered_lines(media_id, covered))


def covered_facts(media_id: str, reason: str, covered: "Covered") -> "Mapping[str, object]":
    """Return the same for programs."""
    return {
        "id": covered.media.id,
        "covers": media_id,
        "reason": reason,
        "sets": covered.sets,
        "studies": covered.studies,
        "original_erased": covered.erased,
        "turned": covered.turned,
        "earlier": covered.earlier,
        "covered_otherwise": covered.otherwise,
        "same_pixels": covered.alike,
    }


def not_removed(files: int) -> EnvironmentFault:
    """Return the fault of erased images whose files are still there."""
    return EnvironmentFault(
        "The file of {images} could not be removed; check that the workspace's folder may be "
        "written. It goes when the workspace is next opened for writing.",
        images=counted(files, "erased image"),
    )


def _covered_lines(media_id: str, covered: "Covered") -> "Iterator[str]":
    yield f"The image {media_id} is covered; the new image is {covered.media.id}."
    for old, new in covered.turned.items():
        yield (
            f"The image {old} is the same photograph, turned; it is covered too: the new image is "
            f"{new}."
        )
    for name, items in covered.sets.items():
        yield f"The set {name} has a next version that shows it ({counted(items, 'question')})."
    yield from map(_of_earlier, covered.earlier)
    for one in covered.otherwise:
        yield (
            f"The image {one} is the same photograph, covered another way, and stays; look whether "
            "it shows too much."
        )
    for one in covered.alike:
        yield (
            f"The image {one} shows the same in another file and is NOT covered; cover or erase it "
            "too."
        )


def _of_earlier(one: "Earlier") -> str:
    names = ", ".join(one.studies)
    studies = f"the study {names}" if len(one.studies) == 1 else f"the studies {names}"
    shown = f"; {studies} {'shows' if len(one.studies) == 1 else 'show'} it as erased"
    if one.erased:
        marked = "erased" if one.removed else "marked as erased, but its file is still there"
        return f"The image {one.media_id} is {marked}{shown if one.studies else ''}."
    stored = f"The image {one.media_id}, which shows what is covered now, is still stored"
    if one.studies:
        were = "was" if len(one.studies) == 1 else "were"
        stored = f"{stored}: {studies} {were} drawn with it"
    there = " there too" if one.studies else ""
    return f"{stored}; `media erase {one.media_id}` erases it{there}."
