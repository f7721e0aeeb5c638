"""Maps of labels as PNG, read: each number of a pixel is a painted mark."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from medannot.domain.annotation.foreign import ForeignSet
from medannot.domain.annotation.shapes import Brush, moved
from medannot.domain.errors import InputFault
from medannot.exchange.annotations.grey_png import grey_png
from medannot.exchange.annotations.label_maps import FORMAT
from medannot.exchange.annotations.reading import Gathering, UnreadableError, mark_of, text_of
from medannot.imaging.masks import brush_of

MOST_LABELS = 1_000
"""Numbers in one map."""

MOST_WITHOUT_LEGEND = 64
"""A grey picture has more numbers than this, and is no map."""


def is_legend(read: object) -> bool:
    """Tell whether a JSON file is the legend of a map."""
    return isinstance(read, Mapping) and read.get("format") == FORMAT


def label_map_of(data: bytes, name: str, legend: object = None) -> ForeignSet:
    """Return the painted marks of a map.

    Args:
        data: the PNG file.
        name: of the file; without a legend it is also the image's.
        legend: what the JSON beside it holds, as medannot writes it; without one the numbers
            themselves are the labels.

    Raises:
        InputFault: it is no PNG of one channel, or holds more numbers than people draw.
    """
    try:
        labels = grey_png(data)
    except UnreadableError as fault:
        raise InputFault(
            "{name} cannot be read: {why}", (), name=name, why=fault.sentence
        ) from None
    said = legend if isinstance(legend, Mapping) and is_legend(legend) else {}
    image = text_of(said.get("image")) or name
    rows, columns = labels.shape
    gathering = Gathering(name)
    gathering.image(image, int(columns), int(rows))
    words = _words(said)
    found = dict(_brushes(labels, name, MOST_LABELS if said else MOST_WITHOUT_LEGEND))
    shared = {"author": text_of(said.get("author")), "frame": text_of(said.get("frame")) or "1"}
    for value, brush in found.items():
        label, node_id, more = words.get(value, (str(value), "", {}))
        attributes = {key: word for key, word in {**shared, **more}.items() if word}
        try:
            mark = mark_of(label, brush, (int(columns), int(rows)), node_id, attributes)
        except UnreadableError as fault:
            gathering.problem(value, fault.sentence)
        else:
            gathering.add(image, mark)
    return gathering.made()


def _words(legend: Mapping[str, object]) -> Mapping[int, tuple[str, str, dict[str, str]]]:
    """Return of each number its label, node, and the lesion and role that it stands for."""
    listed = legend.get("labels")
    found: dict[int, tuple[str, str, dict[str, str]]] = {}
    for one in listed if isinstance(listed, list) else ():
        value = one.get("value") if isinstance(one, Mapping) else None
        if isinstance(one, Mapping) and isinstance(value, int):
            more = {name: text_of(one.get(name)) for name in ("lesion", "role")}
            label = text_of(one.get("en")) or text_of(one.get("zh")) or str(value)
            found[value] = label, text_of(one.get("node_id")), more
    return found


def _brushes(labels: NDArray[np.uint16], name: str, most: int) -> Iterator[tuple[int, Brush]]:
    """Yield each number but 0 with where it lies; all pixels are looked at once."""
    flat = labels.reshape(-1)
    places = np.flatnonzero(flat)
    order = np.argsort(flat[places], kind="stable")
    places = places[order]
    values, firsts = np.unique(flat[places], return_index=True)
    if not len(values):
        return
    if len(values) > most:
        raise InputFault(
            "{name} holds {count} different numbers; a map of labels has at most {most}.",
            (),
            name=name,
            count=len(values),
            most=most,
        )
    columns = labels.shape[1]
    for value, group in zip(values.tolist(), np.split(places, firsts[1:]), strict=True):
        down, across = np.divmod(group, columns)
        top, left = int(down.min()), int(across.min())
        box = np.zeros((int(down.max()) - top + 1, int(across.max()) - left + 1), dtype=np.bool_)
        box[down - top, across - left] = True
        brush = brush_of(box)
        shape = moved(brush, left, top) if brush else None
        if isinstance(shape, Brush):
            yield int(value), shape
