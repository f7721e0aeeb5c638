"""Label Studio's JSON, read: places are in percent of the image's sides."""

from collections.abc import Iterator, Mapping, Sequence

from medannot.domain.annotation.foreign import ForeignMark, ForeignSet
from medannot.domain.annotation.shapes import Outline, Place, Shape, ShapeKind
from medannot.domain.errors import InputFault, Sentence
from medannot.exchange.annotations.corners import corners_of
from medannot.exchange.annotations.reading import (
    Gathering,
    UnreadableError,
    attributes_in,
    box_of,
    mark_of,
    number,
    places_in,
    polygon,
    side,
    text_of,
    turned,
)
from medannot.exchange.annotations.run_masks import packed_mask

_IMAGES = (".png", ".jpg", ".jpeg", ".dcm", ".bmp", ".tif", ".tiff", ".webp")
_LABELS = (
    "rectanglelabels",
    "ellipselabels",
    "polygonlabels",
    "keypointlabels",
    "brushlabels",
    "labels",
)
_PLAIN = {
    "rectanglelabels": "rectangle",
    "ellipselabels": "ellipse",
    "polygonlabels": "polygon",
    "keypointlabels": "keypoint",
    "brushlabels": "brush",
}
Size = tuple[int | None, int | None]


def label_studio_of(read: object, name: str) -> ForeignSet:
    """Return the marks of a file.

    Args:
        read: what the JSON holds.
        name: of the file.

    Raises:
        InputFault: it is no list of tasks.
    """
    if not isinstance(read, list) or not all(isinstance(task, Mapping) for task in read):
        raise InputFault("{name} is no Label Studio file: it is no list of tasks.", (), name=name)
    gathering = Gathering(name)
    for row, task in enumerate(read, start=1):
        image = _image(task.get("data"))
        if not image:
            gathering.problem(row, Sentence("the task does not name its image."))
            continue
        results = list(_results(task))
        gathering.image(image, *_size(results))
        _take(image, results, row, gathering)
        if "annotations" not in task:
            gathering.problem(row, Sentence("the task has no annotations; export them as JSON."))
        if task.get("predictions"):
            gathering.problem(row, Sentence("predictions of a model are not read."))
    return gathering.made()


def _image(data: object) -> str:
    """Return the image's name: of the field "image", else of the first that looks like one."""
    if not isinstance(data, Mapping):
        return ""
    if found := text_of(data.get("image")):
        return found
    words = [text_of(value) for value in data.values()]
    return next((word for word in words if word.lower().endswith(_IMAGES)), "")


def _results(task: Mapping[str, object]) -> Iterator[tuple[object, str]]:
    """Yield the results of a task, each with the code of who annotated."""
    listed = task.get("annotations")
    for one in listed if isinstance(listed, list) else ():
        if not isinstance(one, Mapping) or one.get("was_cancelled") is True:
            continue
        by, results = one.get("completed_by"), one.get("result")
        author = text_of(by.get("email")) if isinstance(by, Mapping) else text_of(by)
        for result in results if isinstance(results, list) else ():
            yield result, author


def _size(results: Sequence[tuple[object, str]]) -> Size:
    for one, _ in results:
        if isinstance(one, Mapping):
            found = side(one.get("original_width")), side(one.get("original_height"))
            if None not in found:
                return found
    return None, None


def _take(
    image: str, results: Sequence[tuple[object, str]], row: int, gathering: Gathering
) -> None:
    words = _words(results)
    for one, author in results:
        try:
            marks = list(_marks(one, author, words))
        except UnreadableError as fault:
            gathering.problem(row, fault.sentence)
            continue
        for mark in marks:
            gathering.add(image, mark)


def _marks(one: object, author: str, words: Mapping[str, str]) -> Iterator[ForeignMark]:
    if not isinstance(one, Mapping):
        raise UnreadableError("a result is no object.")
    kind, value = text_of(one.get("type")), one.get("value")
    if kind == "labels":  # the words of another result, which has the place
        return
    if not isinstance(value, Mapping):
        raise UnreadableError("a result has no value.")
    node_id, said = _beside(one.get("meta"), author)
    if kind == "choices":
        for word in _listed(value.get("choices")):
            yield mark_of(word, None, (None, None), node_id, said)
        return
    size = side(one.get("original_width")), side(one.get("original_height"))
    label = next(iter(_listed(value.get(kind))), "") or words.get(text_of(one.get("id")), "")
    yield mark_of(label, _shape(_PLAIN.get(kind, kind), value, size), size, node_id, said)


def _words(results: Sequence[tuple[object, str]]) -> Mapping[str, str]:
    """Return words that stand in results of their own, by the id that they share with a place."""
    found: dict[str, str] = {}
    for one, _ in results:
        value = one.get("value") if isinstance(one, Mapping) else None
        if isinstance(one, Mapping) and isinstance(value, Mapping):
            for field in _LABELS:
                for word in _listed(value.get(field)):
                    found.setdefault(text_of(one.get("id")), word)
    return found


def _beside(meta: object, author: str) -> tuple[str, dict[str, str]]:
    """Return the node and the attributes that stand in what is said beside a result."""
    said = attributes_in(meta)
    text = meta.get("text") if isinstance(meta, Mapping) else None
    if author:
        said.setdefault("author", author)
    return next(iter(_listed(text)), ""), said


def _shape(kind: str, value: Mapping[str, object], size: Size) -> Shape:
    columns, rows = size
    if columns is None or rows is None:
        raise UnreadableError("it does not say the size of its image.")
    if kind == "polygon":
        return polygon(_place(place, columns, rows) for place in _percents(value.get("points")))
    if kind == "brush":
        return packed_mask(value.get("rle"), columns, rows)
    if kind not in {"rectangle", "ellipse", "keypoint"}:
        raise UnreadableError("its kind {kind} is not read.", kind=kind or "–")
    x, y = (_exact(value.get(name)) for name in ("x", "y"))
    if kind == "keypoint":
        return Outline(ShapeKind.POINT, (_place((x, y), columns, rows),))
    if kind == "ellipse":
        across, down = (_exact(value.get(name)) for name in ("radiusX", "radiusY"))
        about, corners = (x, y), ((x - across, y - down), (x + across, y + down))
        shape = Outline(ShapeKind.ELLIPSE, tuple(_place(one, columns, rows) for one in corners))
    else:
        width, height = (_exact(value.get(name)) for name in ("width", "height"))
        about, corners = (x, y), ((x, y), (x + width, y + height))
        (left, top), (right, bottom) = (_place(one, columns, rows) for one in corners)
        shape = box_of(left, top, right, bottom)
    degrees = number(value.get("rotation", 0))
    if not degrees % 360:
        return shape
    # A box is turned about its first corner, an ellipse about its middle.
    return polygon(turned(corners_of(shape), _place(about, columns, rows), degrees))


def _percents(points: object) -> Iterator[Place]:
    """Yield points in percent as they are; on large images a thousandth of one is too coarse."""
    places_in(points)
    for x, y in points if isinstance(points, list) else ():
        yield float(x), float(y)


def _exact(value: object) -> float:
    number(value)
    return float(value) if isinstance(value, int | float) else 0.0


def _place(place: Place, columns: int, rows: int) -> Place:
    return number(place[0] * columns / 100), number(place[1] * rows / 100)


def _listed(value: object) -> list[str]:
    return [text_of(one) for one in value] if isinstance(value, list) else []
