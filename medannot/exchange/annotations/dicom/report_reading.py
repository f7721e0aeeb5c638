"""Reports read: of TID 1500 by whomever, and whatever else has measurement groups and regions.

Who wrote it is not asked: codes and coordinates are taken where they stand, and what is missing
is a problem of its group. Codes that no lexicon knows stay as words, to be mapped.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pydicom.dataset import Dataset

from medannot.domain.annotation.foreign import UID_NAME, ForeignMark, ForeignSet, SpaceMark
from medannot.domain.errors import Sentence
from medannot.exchange.annotations.coco import DRAWN_AS, UNSAID
from medannot.exchange.annotations.dicom import words
from medannot.exchange.annotations.dicom.classes import SEGMENTATIONS
from medannot.exchange.annotations.dicom.concepts import Concept, concept_in
from medannot.exchange.annotations.dicom.graphics import in_space, shapes_of
from medannot.exchange.annotations.reading import Gathering, UnreadableError, mark_of
from medannot.imaging.dicom_values import count, items, numbers, text
from medannot.imaging.limits import refuse

_GROUP, _FINDING, _TRACKING_ID, _TRACKING_UID = "125007", "121071", "112039", "112040"
_OBSERVER, _LOGIN, _PURPOSE, _REGION_ROWS, _REGION_COLUMNS = (
    "121008", "128774", "130400", "110910", "110911",
)  # fmt: skip
_SITE_WORDS = frozenset({"finding site"})
_SIDE_WORDS = frozenset({"laterality"})
_CATEGORY_WORDS = frozenset({"finding category"})
_MOST_DEPTH = 32
_NOT_TAKEN = frozenset({words.QUALITY, words.COMPLETE, words.RELATION, words.ADVICE})
_BESIDE = frozenset({words.DRAWN_AS, words.ROLE, words.SIDE_SOURCE})

Size = tuple[int | None, int | None]


@dataclass(slots=True)
class _Group:
    """What a measurement group says.

    Attributes:
        regions: coordinates on images or in space.
        images: that it names itself.
    """

    finding: Concept | None = None
    category: Concept | None = None
    purpose: Concept | None = None
    drawn: str = ""
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    regions: list[Dataset] = field(default_factory=list)
    images: list[Dataset] = field(default_factory=list)


def report_of(report: Dataset, name: str) -> ForeignSet:
    """Return the marks of a report, and the words that it says of whole images.

    Args:
        report: the data set.
        name: of the file.

    Raises:
        InputFault: it has no measurement group.
    """
    return _Reading(report, name).read()


class _Reading:
    def __init__(self, report: Dataset, name: str) -> None:
        self._report = report
        self._name = name
        self._gathering = Gathering(name)
        self._in_space: list[SpaceMark] = []
        self._sizes: dict[str, Size] = {}
        self._not_taken = 0
        self._author = ""

    def read(self) -> ForeignSet:
        groups = []
        for item, depth in _walk(self._report, 0):
            if depth >= _MOST_DEPTH:
                raise refuse("{name} is nested too deeply for a report.", self._name)
            concept = concept_in(item, "ConceptNameCodeSequence")
            if concept is not None:
                self._note(item, concept)
                if concept.is_dicom(_GROUP) and text(item, "ValueType") == "CONTAINER":
                    groups.append(item)
        if not groups:
            raise refuse(
                "{name} is a structured report without measurement groups (TID 1500); nothing of "
                "it can be marked.",
                self._name,
            )
        for number, item in enumerate(groups, start=1):
            try:
                self._take(_group(item))
            except UnreadableError as fault:
                self._gathering.problem(number, fault.sentence)
        if self._not_taken:
            why = Sentence(
                "not taken in of image quality, relations, advice and completeness: {count}; "
                "marks, lesions, regions and diagnoses are.",
                count=self._not_taken,
            )
            self._gathering.problem(0, why)
        return replace(self._gathering.made(), in_space=tuple(self._in_space))

    def _note(self, item: Dataset, concept: Concept) -> None:
        """Note who observed, and how large the images of the library are."""
        if concept.is_dicom(_LOGIN):
            self._author = text(item, "TextValue")
        elif concept.is_dicom(_OBSERVER) and not self._author:
            self._author = text(item, "PersonName").strip("^")
        elif text(item, "ValueType") == "IMAGE" and (uid := _uid(item)):
            sides = [
                number
                for code in (_REGION_COLUMNS, _REGION_ROWS)
                for child in items(item, "ContentSequence")
                if (one := concept_in(child, "ConceptNameCodeSequence")) and one.is_dicom(code)
                for number in (_numeric(child),)
            ]
            if len(sides) == 2:
                columns, rows = (int(one) if one else None for one in sides)
                self._sizes.setdefault(uid, (columns, rows))

    def _take(self, group: _Group) -> None:
        category = group.category
        if category is not None and any(category.is_own(word) for word in _NOT_TAKEN):
            self._not_taken += 1
            return
        said = self._said(group)
        for region in group.regions:
            if text(region, "ValueType") == "SCOORD3D":
                self._in_space.append(in_space(region, said))
            else:
                self._on_image(region, group, said)
        if not group.regions:
            self._of_image(group, said)

    def _said(self, group: _Group) -> ForeignMark:
        """Return what a group says of each of its regions."""
        attributes = {**group.attributes, "author": self._author}
        known = group.finding or group.category
        label = known.word if known else UNSAID.en
        if known is not None and known.is_own(words.DIAGNOSIS):
            label = group.text or label
        node_id = known.node_id if known and known is group.finding else ""
        attributes = {key: word for key, word in attributes.items() if word}
        code = known.code if known and not known.node_id else ""
        return ForeignMark(label, None, node_id, attributes=attributes, code=code)

    def _on_image(self, region: Dataset, group: _Group, said: ForeignMark) -> None:
        image = next(
            (one for one in items(region, "ContentSequence") if text(one, "ValueType") == "IMAGE"),
            None,
        )
        if image is None or not _uid(image):
            raise UnreadableError("its region names no image.")
        bounded = group.purpose is not None and group.purpose.meaning.lower() == "bounded by"
        for shape in shapes_of(region, bounded=bounded):
            self._add(image, said, replace(said, shape=shape), group.drawn)

    def _of_image(self, group: _Group, said: ForeignMark) -> None:
        """Take what is said of whole images: of those that are named, else of the case."""
        images = group.images or list(_evidence(self._report))[:1]
        if not images:
            raise UnreadableError("it names no image, and neither does the report.")
        # Without a mark there is nothing by which one lesion is told from another of its kind.
        told = {key: word for key, word in said.attributes.items() if key != "lesion"}
        for image in images:
            self._add(image, replace(said, attributes=told), said, "")

    def _add(self, image: Dataset, said: ForeignMark, mark: ForeignMark, drawn: str) -> None:
        name = f"{UID_NAME}{_uid(image)}"
        size = self._sizes.get(_uid(image), (None, None))
        attributes = {**said.attributes, DRAWN_AS: drawn, "frame": str(_frame(image))}
        made = mark_of(mark.label, mark.shape, size, mark.node_id, attributes)
        self._gathering.image(name, *size)
        self._gathering.add(name, replace(made, code=said.code))


def _walk(item: Dataset, depth: int) -> Iterator[tuple[Dataset, int]]:
    """Yield all items of a report's tree, each before what it contains."""
    for child in items(item, "ContentSequence"):
        yield child, depth
        if depth < _MOST_DEPTH:
            yield from _walk(child, depth + 1)


def _group(container: Dataset) -> _Group:
    group = _Group()
    for item, depth in _walk(container, 0):
        if text(item, "ValueType") in {"SCOORD", "SCOORD3D"}:
            # It may stand below the measurement that was taken of it.
            group.regions.append(item)
        elif depth == 0:
            _read_item(item, group)
    return group


def _read_item(item: Dataset, group: _Group) -> None:
    kind = text(item, "ValueType")
    name = concept_in(item, "ConceptNameCodeSequence")
    if kind == "IMAGE":
        if _class(item) in SEGMENTATIONS:
            raise UnreadableError("its region lies in a segmentation; take that in itself.")
        group.images.append(item)
    elif kind == "CODE" and name is not None:
        _read_code(name, concept_in(item, "ConceptCodeSequence"), item, group)
    elif kind == "NUM" and name is not None:
        _read_number(name, item, group)
    elif kind == "UIDREF" and name is not None and name.is_dicom(_TRACKING_UID):
        group.attributes["lesion"] = text(item, "UID")
    elif kind == "TEXT" and name is not None:
        if name.is_own(words.TEXT):
            group.text = text(item, "TextValue")
        elif not name.is_dicom(_TRACKING_ID):
            _append(group, name.word, text(item, "TextValue"))


def _read_code(name: Concept, value: Concept | None, item: Dataset, group: _Group) -> None:
    if value is None:
        return
    word = name.meaning.lower()
    if name.is_dicom(_FINDING):
        group.finding = group.finding or value
    elif word in _CATEGORY_WORDS:
        group.category = value
    elif name.is_dicom(_PURPOSE):
        group.purpose = value
    elif name.is_own(words.DRAWN_AS):
        group.drawn = value.value
    elif name.is_own(words.ROLE):
        group.attributes["role"] = value.value
    elif word in _SITE_WORDS:
        _append(group, name.word, " ".join((value.word, *_sides(item))))
    elif word not in _SIDE_WORDS and not any(name.is_own(one) for one in _BESIDE):
        _append(group, name.word, value.word)


def _sides(site: Dataset) -> Iterator[str]:
    for item in items(site, "ContentSequence"):
        name = concept_in(item, "ConceptNameCodeSequence")
        value = concept_in(item, "ConceptCodeSequence")
        if name and value and name.meaning.lower() in _SIDE_WORDS:
            yield f"({value.word})"


def _read_number(name: Concept, item: Dataset, group: _Group) -> None:
    value = _numeric(item)
    if value is None or name.is_own(words.RANK):
        return  # diagnoses stand in their order
    measured = items(item, "MeasuredValueSequence")
    unit = concept_in(measured[0], "MeasurementUnitsCodeSequence")
    shown = unit.value if unit else ""
    _append(group, f"{name.word} ({shown})" if shown else name.word, f"{value:g}", " to ")


def _numeric(item: Dataset) -> float | None:
    measured = items(item, "MeasuredValueSequence")
    found = numbers(measured[0], "NumericValue") if measured else None
    return found[0] if found else None


def _append(group: _Group, name: str, word: str, between: str = "; ") -> None:
    known = group.attributes.get(name)
    group.attributes[name] = f"{known}{between}{word}" if known else word


def _evidence(report: Dataset) -> Iterator[Dataset]:
    for keyword in ("CurrentRequestedProcedureEvidenceSequence", "PertinentOtherEvidenceSequence"):
        for study in items(report, keyword):
            for series in items(study, "ReferencedSeriesSequence"):
                for image in items(series, "ReferencedSOPSequence"):
                    made = Dataset()
                    made.ReferencedSOPSequence = [image]
                    yield made


def _class(item: Dataset) -> str:
    for image in items(item, "ReferencedSOPSequence"):
        return text(image, "ReferencedSOPClassUID")
    return ""


def _uid(item: Dataset) -> str:
    for image in items(item, "ReferencedSOPSequence"):
        return text(image, "ReferencedSOPInstanceUID")
    return ""


def _frame(item: Dataset) -> int:
    for image in items(item, "ReferencedSOPSequence"):
        return count(image, "ReferencedFrameNumber", 1) or 1
    return 1
