"""Opens whatever lies at some places as studies, series and sets of photographs."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from medannot.domain.errors import MedannotError, Sentence
from medannot.domain.progress import Progress, silent
from medannot.imaging.opened import ImageFacts, OpenedImage, SeriesFacts
from medannot.imaging.opener import open_image
from medannot.imaging.series.copies import Copies
from medannot.imaging.series.sorting import Slice, frame_order, stacks
from medannot.imaging.series.sources import ImageSource, list_sources

_DISTANCES = (
    ("near", re.compile(r"(?i)(?<![a-z])(near|close(-?up)?|macro)(?![a-z])|近")),
    ("middle", re.compile(r"(?i)(?<![a-z])(mid(dle)?|medium)(?![a-z])|中")),
    ("far", re.compile(r"(?i)(?<![a-z])(far|distant|overview|wide)(?![a-z])|远|遠")),
)


@dataclass(frozen=True, slots=True)
class Stack:
    """Slices that are scrolled through, one photograph, or the frames of one file.

    Attributes:
        slices: key and 1-based frame, in order.
        facts: of the first slice.
        names: the files' names, for the person who opened them.
        places: where each slice lies in the patient, as far as it says; one for each slice.
        distance: "near", "middle" or "far" where a photograph's name says so, else nothing.
    """

    slices: tuple[tuple[str, int], ...]
    facts: ImageFacts
    names: tuple[str, ...]
    distance: str = ""
    places: tuple[SeriesFacts | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Stacks that were taken together; for photographs, those of one folder.

    Attributes:
        key: the same for the same series at each opening.
        number: series number, or None.
        words: what it is in words that name nobody, such as "CT CHEST"; nothing where unknown.
    """

    key: str
    number: int | None
    words: str
    stacks: tuple[Stack, ...]

    @property
    def images(self) -> int:
        """Return how many frames there are in all."""
        return sum(len(stack.slices) for stack in self.stacks)


@dataclass(frozen=True, slots=True)
class ImageStudy:
    """The series of one examination; photographs make a study of their own."""

    key: str
    series: tuple[Series, ...]
    photographs: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not shown, and why.

    Attributes:
        name: of the file, for the person who opened it.
    """

    name: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that was found.

    Attributes:
        sources: where each key's bytes come from.
        files: how many files were looked at.
        notes: what a person should know of the places beside.
    """

    studies: tuple[ImageStudy, ...]
    refused: tuple[Refused, ...]
    sources: Mapping[str, ImageSource]
    files: int
    notes: tuple[Sentence, ...] = ()


def gather(
    paths: Iterable[Path],
    progress: Progress = silent,
    open_bytes: Callable[[bytes, str], OpenedImage] = open_image,
) -> Gathered:
    """Look at every file and put it where it belongs; a refused file does not keep the others.

    An object of which there are copies is shown once.

    Args:
        paths: files, folders, ZIP archives, DICOMDIR files.
        progress: told after each file.
        open_bytes: opens a file's bytes by its name.

    Raises:
        Stopped: the person stopped the job.
    """
    listing = list_sources(paths)
    found: list[Slice] = []
    sources: dict[str, ImageSource] = {}
    copies = Copies()
    refused = [_refusal(str(fault.details.get("name", "")), fault) for fault in listing.faults]
    for number, source in enumerate(listing.sources, start=1):
        key = f"{number}"
        try:
            facts = _facts_unless_known(source, open_bytes, copies)
            if facts is not None:
                found.append(Slice(key, source.name, facts))
                sources[key] = source
        except MedannotError as fault:
            refused.append(_refusal(source.name, fault))
        progress(number, len(listing.sources))
    studies = (*_studies(found), *_photographs(found, sources))
    notes = (*listing.notes, *copies.notes())
    return Gathered(studies, tuple(refused), sources, len(listing.sources), notes)


def _facts_unless_known(
    source: ImageSource, open_bytes: Callable[[bytes, str], OpenedImage], copies: Copies
) -> ImageFacts | None:
    """Open a file; None for a copy. Its bytes go when this ends, before the next ones are read."""
    data = source.read()
    facts = open_bytes(data, source.name).facts
    return None if copies.knows(facts, data, source) else facts


def _refusal(name: str, fault: MedannotError) -> Refused:
    return Refused(name, Sentence(fault.template, **fault.details))


def _studies(found: Iterable[Slice]) -> tuple[ImageStudy, ...]:
    by_study: dict[str, dict[str, list[Slice]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        if one.facts.series is not None:
            # A file without UIDs belongs to nothing but itself.
            place = one.facts.series
            series = place.series or f"alone-{one.key}"
            by_study[place.study or series][series].append(one)
    return tuple(
        ImageStudy(study, _sorted(_series(key, own) for key, own in parts.items()))
        for study, parts in by_study.items()
    )


def _series(key: str, slices: list[Slice]) -> Series:
    place = slices[0].place
    return Series(key, place.number, place.words, tuple(map(_stack, stacks(slices))))


def _sorted(series: Iterable[Series]) -> tuple[Series, ...]:
    def place(one: Series) -> tuple[float, str]:
        return (float("inf") if one.number is None else one.number, one.key)

    return tuple(sorted(series, key=place))


def _stack(slices: tuple[Slice, ...]) -> Stack:
    first = slices[0]
    names = tuple(one.name for one in slices)
    if len(slices) == 1:
        frames = frame_order(first.facts)
        shown = tuple((first.key, frame) for frame in frames)
        places = tuple(first.facts.place_of(frame) for frame in frames)
    else:
        shown = tuple((one.key, 1) for one in slices)
        places = tuple(one.facts.series for one in slices)
    return Stack(shown, first.facts, names, places=places)


def _photographs(
    found: Iterable[Slice], sources: Mapping[str, ImageSource]
) -> tuple[ImageStudy, ...]:
    folders: dict[str, list[Stack]] = defaultdict(list)
    for one in found:
        if one.facts.series is None:
            stack = Stack(((one.key, 1),), one.facts, (one.name,), _distance(one.name))
            folders[sources[one.key].folder].append(stack)
    sets = tuple(
        Series(f"photographs-{number}", None, "", tuple(sorted(own, key=_photograph_order)))
        for number, own in enumerate(folders.values(), start=1)
    )
    return (ImageStudy("photographs", sets, photographs=True),) if sets else ()


def _distance(name: str) -> str:
    return next((word for word, pattern in _DISTANCES if pattern.search(name)), "")


def _photograph_order(stack: Stack) -> tuple[int, str]:
    order = [word for word, _ in _DISTANCES]
    known = stack.distance in order
    return (order.index(stack.distance) if known else len(order), stack.names[0].casefold())
