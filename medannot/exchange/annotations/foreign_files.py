"""Files of annotations of whatever known format, told apart by what they hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from medannot.domain.annotation.foreign import (
    ForeignImage,
    ForeignMark,
    ForeignSet,
    ForeignWork,
    SpaceMark,
)
from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.progress import Progress, silent
from medannot.exchange.annotations.case_lines import case_lines_of, is_case_lines
from medannot.exchange.annotations.coco_reading import coco_of
from medannot.exchange.annotations.cvat_reading import cvat_of
from medannot.exchange.annotations.json_files import json_of
from medannot.exchange.annotations.label_map_reading import is_legend, label_map_of
from medannot.exchange.annotations.label_studio_reading import label_studio_of
from medannot.exchange.annotations.labelme_reading import labelme_of
from medannot.exchange.annotations.tidy_reading import is_codebook, is_tidy, tidy_of
from medannot.imaging.sniffing import PNG_SIGNATURE

_ABOUT = "about.json"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file that may hold annotations.

    Attributes:
        name: with the folders below the one that was named, with slashes.
        named: whether a person named it itself, and not a folder in which it lies.
        refused: why it was not read; None where it was.
    """

    name: str
    data: bytes
    named: bool = True
    refused: Sentence | None = None


def read_foreign(files: Sequence[ForeignFile], progress: Progress = silent) -> ForeignSet:
    """Return what some files hold: of COCO, LabelMe, CVAT, Label Studio, DICOM, maps of labels.

    These hold marks; cases a line and tables, which medannot writes itself, hold whole works.

    A file that cannot be read is a problem; the others are read all the same. Pictures that lie in
    a folder without a legend beside them are images, and passed over.

    Args:
        files: in whatever order.
        progress: called after each file.
    """
    legends: dict[str, object] = {}
    problems: list[Problem] = []
    found: list[ForeignSet] = []
    pictures: list[ForeignFile] = []
    for done, file in enumerate(files, start=1):
        progress(done - len(pictures), len(files))
        if file.refused is not None:
            problems.append(Problem(file.name, 0, file.refused))
            continue
        if file.data.startswith(PNG_SIGNATURE):
            pictures.append(file)
            continue
        try:
            read = _read(file, legends)
        except InputFault as fault:
            problems.append(_problem(file.name, fault))
        else:
            found += [read] if read is not None else []
    for place, file in enumerate(pictures):
        progress(len(files) - len(pictures) + place, len(files))
        legend = legends.pop(_stem(file.name), None)
        if legend is None and not file.named:
            continue
        try:
            found.append(label_map_of(file.data, _last(file.name), legend))
        except InputFault as fault:
            problems.append(_problem(file.name, fault))
    lost = Sentence("it explains a map of labels, and the PNG is not beside it.")
    problems += [Problem(f"{stem}.json", 0, lost) for stem in legends]
    return _joined(found, problems)


def _read(file: ForeignFile, legends: dict[str, object]) -> ForeignSet | None:
    """Read one file; a legend is kept for its picture, and what tells of an export says nothing."""
    if file.data[128:132] == b"DICM":
        # Loads the library of DICOM, which other formats do without.
        from medannot.exchange.annotations.dicom.reading import dicom_of  # noqa: PLC0415

        return dicom_of(file.data, file.name, named=file.named)
    _refuse_zip(file)
    name = file.name.lower()
    if name.endswith(_LINES) or is_case_lines(file.data):
        return case_lines_of(file.data, file.name)
    if name.endswith(".csv") or is_tidy(file.data):
        return _of_table(file)
    if file.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return cvat_of(file.data, file.name)
    return _of_json(file, legends) if file.named or name.endswith(".json") else None


def _of_json(file: ForeignFile, legends: dict[str, object]) -> ForeignSet | None:
    read = json_of(file.data, file.name)
    if isinstance(read, list):
        if not read:
            raise InputFault("{name} holds an empty list and no annotations.", (), name=file.name)
        return label_studio_of(read, file.name)
    if is_legend(read):
        legends[_stem(file.name)] = read
        return None
    return _of_object(read if isinstance(read, Mapping) else {}, file)


def _refuse_zip(file: ForeignFile) -> None:
    """Refuse what people may take for a file of annotations by its name, and say why."""
    if file.data.startswith(_ZIP):
        raise InputFault(
            "{name} is a ZIP, which is not taken; unpack it, then import the files in it.",
            (),
            name=file.name,
        )


def _of_table(file: ForeignFile) -> ForeignSet | None:
    """Read a table; its codebook says nothing, nor does another program's table in a folder."""
    if is_codebook(file.data) or not (file.named or is_tidy(file.data)):
        return None
    return tidy_of(file.data, file.name)


def _of_object(read: Mapping[str, object], file: ForeignFile) -> ForeignSet | None:
    if "shapes" in read:
        return labelme_of(read, file.name)
    if {"images", "annotations"} & read.keys():
        return coco_of(read, file.name)
    if _last(file.name) == _ABOUT and "exported_utc" in read:
        return None
    raise InputFault(
        "{name} is no file of annotations that medannot knows: COCO, LabelMe, CVAT, Label Studio, "
        "a map of labels, a report or segmentation of DICOM, or its own JSON Lines or table.",
        (),
        name=file.name,
    )


def _joined(found: Iterable[ForeignSet], problems: Iterable[Problem]) -> ForeignSet:
    """Return one set of several; an image that stands in two files stands once, with all marks."""
    marks: dict[str, list[ForeignMark]] = {}
    sizes: dict[str, tuple[int | None, int | None]] = {}
    told: list[Problem] = list(problems)
    space: list[SpaceMark] = []
    works: list[ForeignWork] = []
    for one in found:
        space += one.in_space
        works += one.works
        told += one.problems
        for image in one.images:
            size = image.columns, image.rows
            known = sizes.get(image.name, (None, None))
            if None not in known and None not in size and known != size:
                why = Sentence("two files give {image} different sizes.", image=image.name)
                told.append(Problem(image.name, 0, why))
                continue
            sizes[image.name] = known if None not in known else size
            marks.setdefault(image.name, []).extend(image.marks)
    images = (ForeignImage(name, *sizes[name], tuple(those)) for name, those in marks.items())
    return ForeignSet(tuple(images), tuple(told), tuple(space), tuple(works))


def _problem(name: str, fault: InputFault) -> Problem:
    # A reader may know the file by the last part of its name alone.
    details = {**fault.details, "name": name} if "name" in fault.details else fault.details
    return Problem(name, 0, Sentence(fault.template, **details))


def _stem(name: str) -> str:
    return str(PurePosixPath(name).with_suffix(""))


def _last(name: str) -> str:
    return PurePosixPath(name).name
