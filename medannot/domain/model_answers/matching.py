"""Which question of a set a prediction of a file answers: by ids, file and row, or its text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.errors import Problem
from medannot.domain.ids import ItemVersionId
from medannot.domain.scoring import normalised


@dataclass(frozen=True, slots=True)
class Prediction:
    """One row of a file of predictions.

    Attributes:
        row: number of the record in the file, from 1.
        text: what the model gave, as it was; "" where it gave nothing.
        item: medannot's own id of the question, or "".
        source_id: the id or index that the file gives, or "".
        file: the question file that it names, or ""; with `file_row` of it, or 0.
        question: the question's text as the file repeats it, or "".
        language: of the question as the file names it, or "".
    """

    row: int
    text: str
    item: str = ""
    source_id: str = ""
    file: str = ""
    file_row: int = 0
    question: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A question of the set, as predictions may name it."""

    version_id: ItemVersionId
    item_id: str
    source_id: str
    file: str
    file_row: int
    stem: str
    language: str


@dataclass(frozen=True, slots=True)
class Matching:
    """What was matched.

    Attributes:
        matched: predictions with their questions, in the order of the file.
        unmatched: the rows that answer no question of the set, with the reason.
        doubled: rows that repeat an earlier row word for word; they count once.
    """

    matched: tuple[tuple[Prediction, ItemVersionId], ...]
    unmatched: tuple[Problem, ...]
    doubled: int


def matched(
    predictions: Sequence[Prediction],
    items: Sequence[KnownItem],
    file: str,
    *,
    by_order: bool = False,
) -> Matching:
    """Find the question of each prediction; what fits several fits none.

    Args:
        predictions: of one file.
        items: of the set, in its order.
        file: the file's name, for the problems.
        by_order: whether the rows stand in the order of the set; each row's own text of the
            question, where it has one, must still be that question's.
    """
    problems: list[Problem] = []
    found: dict[ItemVersionId, list[Prediction]] = defaultdict(list)
    index = _Index(items)
    if by_order and len(predictions) != len(items):
        reason = (
            "the file has {rows} rows and the set {items} questions, so that its rows do not "
            "stand in the order of the set."
        )
        details = {"rows": len(predictions), "items": len(items)}
        return Matching((), (Problem(file, 0, reason, details),), 0)
    for place, prediction in enumerate(predictions):
        known = index.at(place, prediction) if by_order else index.of(prediction)
        if isinstance(known, KnownItem):
            found[known.version_id].append(prediction)
        else:
            problems.append(Problem(file, prediction.row, known[0], known[1]))
    kept: list[tuple[Prediction, ItemVersionId]] = []
    doubled = 0
    for version_id, rows in found.items():
        if len({one.text for one in rows}) > 1:
            problems.extend(_contrary(file, rows))
        else:
            kept.append((rows[0], version_id))
            doubled += len(rows) - 1
    kept.sort(key=lambda pair: pair[0].row)
    return Matching(tuple(kept), tuple(sorted(problems, key=lambda one: one.row)), doubled)


def _contrary(file: str, rows: Sequence[Prediction]) -> Iterable[Problem]:
    for one in rows:
        other = next(row.row for row in rows if row is not one)
        reason = "row {other} answers the same question; neither is taken."
        yield Problem(file, one.row, reason, {"other": other})


_SEVERAL_TEXTS = (
    "the row has no id, and several questions of the set ({count}) have its text; if the rows "
    "stand in the order of the set, say so."
)
Reason = tuple[str, Mapping[str, object]]


class _Index:
    """The questions by whatever a file may name them by."""

    def __init__(self, items: Sequence[KnownItem]) -> None:
        self._items = items
        self._by_item = {one.item_id: one for one in items}
        self._by_item |= {one.version_id: one for one in items}
        self._by_id: dict[str, list[KnownItem]] = defaultdict(list)
        self._by_row: dict[tuple[str, int], list[KnownItem]] = defaultdict(list)
        self._by_stem: dict[str, list[KnownItem]] = defaultdict(list)
        for one in items:
            if one.source_id:
                self._by_id[one.source_id].append(one)
            self._by_row[one.file, one.file_row].append(one)
            self._by_stem[normalised(one.stem)].append(one)
        self._has_ids = len(self._by_id) == len(items)

    def of(self, prediction: Prediction) -> KnownItem | Reason:
        """Return the one question that a prediction answers, or why there is none."""
        if prediction.item:
            known = self._by_item.get(prediction.item)
            return known or ("no question of the set has the id {id}.", {"id": prediction.item})
        if prediction.source_id in self._by_item:
            return self._by_item[prediction.source_id]
        if prediction.file and prediction.file_row:
            several = self._by_row.get((prediction.file, prediction.file_row), [])
            return self._one(several, f"{prediction.file}, row {prediction.file_row}", prediction)
        if prediction.source_id:
            several = self._by_id.get(prediction.source_id, [])
            return self._one(several, prediction.source_id, prediction)
        if prediction.question:
            return self._by_text(prediction)
        return "the row has neither an id nor the text of its question.", {}

    def _one(
        self, several: Sequence[KnownItem], named: str, prediction: Prediction
    ) -> KnownItem | Reason:
        fitting = _of_language(several, prediction.language)
        if len(fitting) == 1:
            return fitting[0]
        if (placed := self._by_place(prediction)) is not None:
            return placed
        if not fitting:
            return "no question of the set has the id {id}.", {"id": named}
        return (
            "several questions of the set ({count}) have the id {id}.",
            {"count": len(fitting), "id": named},
        )

    def _by_place(self, prediction: Prediction) -> KnownItem | None:
        """Return the question at a place from 0, as medannot numbers sets without ids of their own.

        Only where the row repeats the text of that very question: others count from 1.
        """
        named = prediction.source_id
        if self._has_ids or not prediction.question or not named.isdecimal() or len(named) > 9:
            return None
        if int(named) >= len(self._items):
            return None
        known = self.at(int(named), prediction)
        return known if isinstance(known, KnownItem) else None

    def _by_text(self, prediction: Prediction) -> KnownItem | Reason:
        several = self._by_stem.get(normalised(prediction.question), [])
        fitting = _of_language(several, prediction.language)
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            return "the row has no id, and no question of the set has its text.", {}
        return (
            _SEVERAL_TEXTS,
            {"count": len(fitting)},
        )

    def at(self, place: int, prediction: Prediction) -> KnownItem | Reason:
        """Return the question at a place of the set, where nothing speaks against it."""
        known = self._items[place]
        asked = normalised(prediction.question)
        # A source may put its options or a request behind the question.
        if asked and not asked.startswith(normalised(known.stem)):
            return "its question is not the one at place {place} of the set.", {"place": place + 1}
        return known


def _of_language(items: Sequence[KnownItem], language: str) -> Sequence[KnownItem]:
    if len(items) < 2 or not language:
        return items
    return [one for one in items if one.language == language]
