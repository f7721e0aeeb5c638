"""A person's own images, looked at without a workspace: nothing is stored, nothing is logged."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from medannot.domain.progress import Progress, silent
from medannot.domain.wording import counted
from medannot.imaging.opened import OpenedImage
from medannot.imaging.opener import open_image
from medannot.imaging.series.gathering import Gathered, Series, gather


@dataclass(frozen=True, slots=True)
class StackLine:
    """One stack of a series, as it is listed."""

    images: int
    rows: int
    columns: int
    modality: str


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One series, as it is listed; nothing in it names anybody."""

    words: str
    number: int | None
    photographs: bool
    images: int
    stacks: tuple[StackLine, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies at some places.

    Attributes:
        studies: the series of each.
        refused: how many files are not shown.
        notes: what a person should know beside.
    """

    files: int
    studies: tuple[tuple[SeriesLine, ...], ...]
    refused: int
    notes: tuple[str, ...] = ()


def contents(found: Gathered) -> Contents:
    """Return what was gathered without names, keys and paths."""
    studies = tuple(
        tuple(_line(series, photographs=study.photographs) for series in study.series)
        for study in found.studies
    )
    return Contents(found.files, studies, len(found.refused), found.notes)


def contents_text(found: Gathered) -> str:
    """Write what was gathered, a line for each series."""
    told = contents(found)
    lines = []
    for number, study in enumerate(told.studies, start=1):
        lines.append(f"Study {number}")
        for series in study:
            name = "photographs" if series.photographs else series.words or "images"
            sizes = sorted({(stack.columns, stack.rows) for stack in series.stacks})
            shapes = ", ".join(f"{columns} x {rows}" for columns, rows in sizes)
            stacks = counted(len(series.stacks), "stack")
            lines.append(f"  {name}: {counted(series.images, 'image')} in {stacks}, {shapes}")
    return "\n".join(lines) or "There is no image that can be shown."


def _line(series: Series, *, photographs: bool) -> SeriesLine:
    stacks = tuple(
        StackLine(len(one.slices), one.facts.rows, one.facts.columns, _known(one.facts.modality))
        for one in series.stacks
    )
    return SeriesLine(series.words, series.number, photographs, series.images, stacks)


def _known(modality: str) -> str:
    """Return a modality that is a defined term; whatever else stands there may be a name."""
    from medannot.imaging.dicom_words import MODALITIES  # noqa: PLC0415 - only where it is listed

    return modality.upper() if modality.upper() in MODALITIES else ""


class Gallery:
    """Images that lie at some places; needs no actor, as it touches nobody's data but the disk."""

    def __init__(self) -> None:
        self.gathered = Gathered((), (), {}, 0)

    def gather(self, paths: Iterable[Path], progress: Progress = silent) -> Gathered:
        """Look at all files and remember where they lie; call it off the GUI thread.

        Raises:
            Stopped: the person stopped the job; what was gathered before stays.
        """
        self.gathered = gather(paths, progress)
        return self.gathered

    def open(self, key: str) -> OpenedImage:
        """Open a file that was gathered; from any thread.

        Raises:
            InputFault: it is broken, or not there any more.
            EnvironmentFault: it cannot be read.
        """
        source = self.gathered.sources[key]
        return open_image(source.read(), source.name)
