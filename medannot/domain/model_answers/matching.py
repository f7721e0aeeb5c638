"""Which question of a set a prediction of a file answers: by ids, file and row, or its text.

Where a set's own export cannot go by the source's ids, it numbers the questions from 0. Such a
number is believed where something else of its row, or whoever brings the file, says the same. A
text that several questions have says it only where all numbered rows of the file agree: in one that
counts from 1, or in another order, some rows would fit by chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.errors import Problem
from medannot.domain.ids import ItemVersionId
from medannot.domain.model_answers.row_says import contradiction, other_question
from medannot.domain.model_answers.split_rows import rows_of_split
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
        index: the number that may be the set's own export's, or "".
        other_id: an id that the row gives beside `source_id`, or "".
        is_own: whether its columns are those of medannot's own export of people's answers, where
            the index is always the number.
        doc: place in the run's own split, from 0, where nothing else names the question; else -1.
        in_letters: whether it names options by their letters alone, as such an export does.
        options: as the file repeats them, in its order, or none.
        id_is_said: whether a person said which field holds the id, which is then believed.
    """

    row: int
    text: str
    item: str = ""
    source_id: str = ""
    file: str = ""
    file_row: int = 0
    question: str = ""
    language: str = ""
    index: str = ""
    other_id: str = ""
    is_own: bool = False
    in_letters: bool = False
    doc: int = -1
    options: tuple[str, ...] = ()
    id_is_said: bool = False


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A question of the set, as predictions may name it.

    Attributes:
        index: its number from 0 in the set's own export; None where that goes by the source's ids.
        steady: whether that number was this question's in each version of the set.
        options: their texts, in the source's order.
    """

    version_id: ItemVersionId
    item_id: str
    source_id: str
    file: str
    file_row: int
    stem: str
    language: str
    index: int | None = None
    steady: bool = True
    options: tuple[str, ...] = ()


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
    by_index: bool = False,
) -> Matching:
    """Find the question of each prediction; what fits several fits none.

    Args:
        predictions: of one file.
        items: of the set, in its order.
        file: the file's name, for the problems.
        by_order: whether the rows stand in the order of the set; each row's own text of the
            question, where it has one, must still be that question's.
        by_index: whether numbers are those of the set's own export, also where a question's id
            is the same word; each row's own text of the question must still be that question's.
    """
    problems: list[Problem] = []
    found: dict[ItemVersionId, list[Prediction]] = defaultdict(list)
    index = _Index(items, predictions, by_index=by_index)
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
            known = index.contradicted(known, prediction) or known
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
    "stand in the order of the set, say so (--by-order)."
)
_NUMBER_ALONE = (
    "no question of the set has the id {number}; if it is the number in the set's own export, say "
    "so (--by-index)."
)
_CONTRARY = "its id and its number in the set's own export ({number}) are of different questions."
_OTHER_TEXT = (
    "no question of the set has the id {number}, and the row's text is not that of the question "
    "which has this number in the set's own export."
)
_ID_AND_NUMBER = (
    "{number} may be the id of a question or its number in the set's own export; say that it is "
    "that number (--by-index), or which field holds the id (--id-field)."
)
_NO_SUCH_NUMBER = "no question has the number {number} in the set's own export."
_NOT_ITS_TEXT = (
    "the row's text is not that of the question which has the number {number} in the set's own "
    "export."
)
_UNSTEADY = (
    "the number {number} was not the same question's in each version of the set; keep the field "
    "item_version of the export in the file."
)
_OF_NO_SPLIT = (
    "doc_id counts the rows of the run's own split, and which part of the set that is cannot be "
    "told (the file has {rows} of them); give the rows the source's ids, or say that they stand "
    "in the order of the set."
)
Reason = tuple[str, Mapping[str, object]]


class _Index:
    """The questions by whatever a file may name them by."""

    def __init__(
        self, items: Sequence[KnownItem], predictions: Sequence[Prediction], *, by_index: bool
    ) -> None:
        self._items = items
        self._says_so = by_index
        self._by_index = {str(one.index): one for one in items if one.index is not None}
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
        docs = [one.doc for one in predictions if one.doc >= 0]
        self._docs, self._by_doc = len(docs), rows_of_split(docs, items)
        self._agree = bool(self._by_index) and self._all_agree(predictions)

    def _all_agree(self, predictions: Sequence[Prediction]) -> bool:
        """Tell whether the texts of numbered rows, two at least, are those of their numbers."""
        texts: set[str] = set()
        for one in predictions:
            if one.item or not one.index or one.source_id != one.index:
                continue
            numbered = self._by_index.get(one.index)
            if numbered is None or (one.question and not self._asks(numbered, one)):
                return False
            if one.question:
                texts.add(numbered.stem)
        return len(texts) > 1

    def of(self, prediction: Prediction) -> KnownItem | Reason:
        """Return the one question that a prediction answers, or why there is none."""
        if prediction.item:
            known = self._by_item.get(prediction.item)
            return known or ("no question of the set has the id {id}.", {"id": prediction.item})
        if prediction.source_id in self._by_item:
            return self._by_item[prediction.source_id]
        if self._says_so and self._by_index and prediction.index:
            return self._as_said(prediction)
        if prediction.source_id or (prediction.file and prediction.file_row):
            return self._by_name(prediction)
        return self._unnamed(prediction)

    def _unnamed(self, prediction: Prediction) -> KnownItem | Reason:
        """Return the question of a row that gives no id."""
        known = self._by_doc.get(prediction.doc)
        if known is not None and (not prediction.question or self._asks(known, prediction)):
            return known
        if prediction.question:
            return self._by_text(prediction)
        if prediction.doc >= 0:
            return _OF_NO_SPLIT, {"rows": self._docs}
        return "the row has neither an id nor the text of its question.", {}

    def _by_name(self, prediction: Prediction) -> KnownItem | Reason:
        if prediction.file and prediction.file_row:
            several = self._by_row.get((prediction.file, prediction.file_row), [])
            return self._one(several, f"{prediction.file}, row {prediction.file_row}", prediction)
        several = self._by_id.get(prediction.source_id, [])
        return self._one(several, prediction.source_id, prediction)

    def _one(
        self, several: Sequence[KnownItem], named: str, prediction: Prediction
    ) -> KnownItem | Reason:
        fitting = _of_language(several, prediction.language)
        numbered = self._by_index.get(prediction.index)
        if numbered is None or list(fitting) == [numbered]:
            return _only(fitting, named)
        if prediction.source_id == prediction.index and not prediction.file_row:
            return self._by_number(numbered, fitting, prediction)
        if not numbered.steady or not fitting:
            return _only(fitting, named)
        return numbered if numbered in fitting else (_CONTRARY, {"number": prediction.index})

    def _as_said(self, prediction: Prediction) -> KnownItem | Reason:
        """Return the question of a number that is the export's, where nothing in the row objects.

        A number means the same in all rows then, whatever ids the questions have.
        """
        details = {"number": prediction.index}
        numbered = self._by_index.get(prediction.index)
        if numbered is None:
            return (_NO_SUCH_NUMBER, details)
        given = {prediction.source_id, prediction.other_id} - {prediction.index}
        named = [self._by_id[id_] for id_ in given if id_ in self._by_id]
        if prediction.file and prediction.file_row:
            named.append(self._by_row.get((prediction.file, prediction.file_row), []))
        if any(numbered not in several for several in named):
            return (_CONTRARY, details)
        if prediction.question and not self._asks(numbered, prediction):
            return (_NOT_ITS_TEXT, details)
        return numbered if numbered.steady else (_UNSTEADY, details)

    def _by_number(
        self, numbered: KnownItem, fitting: Sequence[KnownItem], prediction: Prediction
    ) -> KnownItem | Reason:
        """Return the question of a number where more than the number tells which one it is.

        Args:
            numbered: the question that has the number in the set's own export.
            fitting: those of which the number is the source's id.
            prediction: the row.
        """
        details = {"number": prediction.index}
        others = self._by_id.get(prediction.other_id, []) if prediction.other_id else []
        if others:
            return numbered if numbered in others else (_CONTRARY, details)
        is_asked = self._asks(numbered, prediction)
        known = self._by_id_too(numbered, fitting, prediction, is_asked=is_asked)
        if known is not None:
            return known
        if prediction.question and not is_asked:
            return (_OTHER_TEXT, details)
        if not numbered.steady:
            return (_UNSTEADY, details)
        alone = len(self._by_stem[normalised(numbered.stem)]) == 1
        borne_out = is_asked and (alone or self._agree)
        return numbered if borne_out or self._says_so else (_NUMBER_ALONE, details)

    def _by_id_too(
        self,
        numbered: KnownItem,
        fitting: Sequence[KnownItem],
        prediction: Prediction,
        *,
        is_asked: bool,
    ) -> KnownItem | Reason | None:
        """Return what becomes of a number that is an id too, or None where it can only be a number.

        Args:
            numbered: the question that has the number in the set's own export.
            fitting: those of which the number is the source's id.
            prediction: the row.
            is_asked: whether the row repeats the text of the numbered question.
        """
        unsure = (_ID_AND_NUMBER, {"number": prediction.index})
        if not fitting:
            return None
        if not is_asked:
            return fitting[0] if len(fitting) == 1 and prediction.question else unsure
        if any(self._asks(one, prediction) for one in fitting if one is not numbered):
            return None if prediction.is_own and self._agree else unsure
        return numbered if numbered in fitting else None

    def contradicted(self, known: KnownItem, prediction: Prediction) -> Reason | None:
        """Return what a row says against the question that it goes by; None where nothing does."""
        is_sure = prediction.id_is_said or known.version_id in {
            prediction.item,
            prediction.source_id,
        }
        asked = "" if is_sure else prediction.question
        # What is word for word another question of the set is that one, whatever it holds.
        stem = "" if normalised(asked) in self._by_stem else known.stem
        if asked and not stem and not self._asks(known, prediction):
            return other_question(asked)
        return contradiction(asked, stem, prediction.options, known.options)

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

    def _asks(self, known: KnownItem, prediction: Prediction) -> bool:
        """Tell whether a row repeats the text of a question, and not that of another one."""
        asked = normalised(prediction.question)
        if asked in self._by_stem:
            return normalised(known.stem) == asked
        # A source may put its options or a request behind the question.
        return bool(asked) and asked.startswith(normalised(known.stem))

    def at(self, place: int, prediction: Prediction) -> KnownItem | Reason:
        """Return the question at a place of the set, where nothing speaks against it."""
        known = self._items[place]
        if prediction.question and not self._asks(known, prediction):
            return "its question is not the one at place {place} of the set.", {"place": place + 1}
        return known


def _only(fitting: Sequence[KnownItem], named: str) -> KnownItem | Reason:
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        return "no question of the set has the id {id}.", {"id": named}
    reason = "several questions of the set ({count}) have the id {id}."
    return reason, {"count": len(fitting), "id": named}


def _of_language(items: Sequence[KnownItem], language: str) -> Sequence[KnownItem]:
    if len(items) < 2 or not language:
        return items
    return [one for one in items if one.language == language]
