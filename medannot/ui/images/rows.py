"""What was gathered as rows of a list, and each row as the images of the viewer."""

from dataclasses import dataclass, replace

from medannot.domain.wording import one_line
from medannot.imaging.series.gathering import Gathered, ImageStudy, Series, Stack
from medannot.ui.images.words import series_words, stack_words, study_words
from medannot.ui.viewer.viewer_image import ViewerImage

MOST_IN_A_SET = 9
"""Photographs of a folder that are one row; more of them get a row each."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list.

    Attributes:
        heading: of the study, on its first row; else nothing.
        names: of the files, for the person who opened them.
        images: what the viewer shows of it.
        study: which study it is of.
        place: 0-based place of its first image among those of the study's rows without a strip.
        strip: whether its images stand as small pictures below the large one.
    """

    heading: str
    title: str
    count: str
    names: tuple[str, ...]
    images: tuple[ViewerImage, ...]
    study: int = 0
    place: int = 0
    strip: bool = False


def rows_of(gathered: Gathered) -> tuple[Row, ...]:
    """Return a row for each series, and for each photograph of a large folder."""
    rows: list[Row] = []
    several = sum(not study.photographs for study in gathered.studies) > 1
    for number, study in enumerate(gathered.studies, start=1):
        heading, place = study_words(study, number), 0
        # Side by side, series of one name must be told apart.
        before = f"{heading} – " if several and not study.photographs else ""
        for part in _parts(study):
            row = replace(_row(part, study, heading), study=number, place=place)
            row = replace(row, images=_called(row.images, before))
            place += 0 if row.strip else len(row.images)
            rows.append(row)
            heading = ""
    return tuple(rows)


def _parts(study: ImageStudy) -> list[Series]:
    if not study.photographs:
        return list(study.series)
    parts: list[Series] = []
    for series in study.series:
        if len(series.stacks) <= MOST_IN_A_SET:
            parts.append(series)
            continue
        parts += [
            Series(f"{series.key}-{number}", None, "", (stack,))
            for number, stack in enumerate(series.stacks, start=1)
        ]
    return parts


def _called(images: tuple[ViewerImage, ...], before: str) -> tuple[ViewerImage, ...]:
    return tuple(replace(image, title=before + image.title) for image in images)


def _row(series: Series, study: ImageStudy, heading: str) -> Row:
    title, count = series_words(series, photographs=study.photographs)
    alone = len(series.stacks) == 1
    images = tuple(
        _image(stack, number, title, photographs=study.photographs, alone=alone)
        for number, stack in enumerate(series.stacks, start=1)
    )
    names = tuple(one_line(name) for stack in series.stacks for name in stack.names)
    return Row(heading, title, count, names, images, strip=not alone)


def _image(stack: Stack, number: int, title: str, *, photographs: bool, alone: bool) -> ViewerImage:
    words = title if alone else stack_words(stack, number, photographs=photographs)
    own = [stack.slices[0][0]] * len(stack.slices)
    # A file's frames in the order in which they are stored need no list of them.
    stored = stack.slices == tuple(zip(own, range(1, len(own) + 1), strict=True))
    return ViewerImage(
        key=stack.slices[0][0],
        name=words,
        monochrome=stack.facts.monochrome,
        frames=len(stack.slices),
        title=title if alone else f"{title} – {words}",
        slices=() if stored else stack.slices,
        places=stack.places,
    )
