"""Which field of a record is the prediction, and which tells the question that it answers."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.languages import code_of
from medannot.domain.model_answers.matching import Prediction
from medannot.domain.pooling import Outcome
from medannot.exchange.model_predictions.containers import (
    Fields,
    NoText,
    PredictionFile,
    read_container,
)
from medannot.exchange.model_predictions.joint_records import NoAnswerEach, answers_of
from medannot.exchange.model_predictions.repeated_options import repeated_options

PREDICTION: Final = (
    "prediction",
    "model_response",
    "response",
    "model_answer",
    "model_prediction",
    "filtered_resps",
    "resps",
)
"""Names of the field that holds the prediction, the first that a file has counts."""

KEY: Final = "answer"
"""A benchmark's own field for the right answer. It is the prediction only in files that have none
of the names above and do not repeat the question, such as lines of id and answer."""

LLAVA: Final = "text"
"""What LLaVA's scripts, and those of LLaVA-Med, write an answer under, beside `prompt`."""

_LLAVA_S: Final = frozenset({"question_id", "answer_id", "model_id", LLAVA})
MOST_SIGNS: Final = 200_000
_OWN: Final = ("item_version_id", "item_version", "item_id", "medannot_item", "medannot_id", "item")
_IDS: Final = ("source_id", "index", "id", "qid", "question_id", "idx")
_SPLIT: Final = "doc_id"
"""Place of a row in lmms-eval's split, from 0, unless it is a word."""

_NUMBERS: Final = ("index", "id")  # under either the set's own export writes its number
_FILES, _ROWS = ("source_file", "file"), ("source_row", "row")
_PEOPLES: Final = frozenset(
    {
        *("index", "question", "hint", "type", "language", "prediction"),
        *("outcome", "readers", "agreeing", "tied", "seconds"),
    }
)
"""Columns that the export of people's answers as a model's writes into every VLMEvalKit file."""

_IN_LETTERS: Final = (
    frozenset({"prediction", "prediction_texts", "outcome", "agreeing", "tied"}),
    frozenset({"item_version", "response"}),
    frozenset({"item_version", "resps"}),
    frozenset({"item_version", "model_response"}),
    frozenset({"medical_task", "prediction", "correct"}),
)
"""Fields that it writes into JSON Lines and the files of MedEvalKit, lmms-eval and DrVD-Bench;
those of MedXpertQA's own results, in which a prediction is letters too."""

_LANGUAGES: Final = ("lang", "q_lang", "language")
_OWN_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class PredictionsRead:
    """The predictions of a file.

    Attributes:
        field: in which they stood.
        refused: records without a usable prediction.
    """

    name: str
    sha256: str
    field: str
    predictions: tuple[Prediction, ...]
    refused: tuple[Problem, ...]

    @property
    def rows(self) -> int:
        """Return how many records the file has."""
        return len(self.predictions) + len(self.refused)


def read_predictions(
    path: Path, *, field: str = "", id_field: str = "", by_index: bool = False
) -> PredictionsRead:
    """Read the predictions of a file.

    Args:
        path: a workbook, a table of text, a JSON list or JSON lines.
        field: that holds the predictions; recognised where "".
        id_field: that tells the question; recognised where "".
        by_index: whether what tells the question is its number in the set's own export.

    Raises:
        InputFault: it is no such file, or has no field of predictions.
        EnvironmentFault: it cannot be read.
    """
    file = read_container(path)
    used = field or _prediction_field(file)
    _refuse_absent(file, field)
    _refuse_absent(file, id_field)
    predictions: list[Prediction] = []
    refused = list(file.refused)
    for row, record in file.records:
        try:
            parts = answers_of(record, used)
        except NoAnswerEach as differ:
            reason = (
                "the prediction is no letter for each of the row's questions ({questions}), parted "
                "by commas."
            )
            refused.append(Problem(file.name, row, reason, {"questions": differ.questions}))
            continue
        for fields in parts:
            text = _usable(fields.get(used))
            if isinstance(text, Sentence):
                refused.append(Problem(file.name, row, text.template, text.details))
            else:
                predictions.append(_prediction(row, text, fields, id_field, by_index=by_index))
    refused.sort(key=lambda one: one.row)
    return PredictionsRead(file.name, file.sha256, used, tuple(predictions), tuple(refused))


def _usable(value: object) -> str | Sentence:
    """Return a prediction as text, or why it is none."""
    text = _as_text(value)
    if isinstance(text, NoText):
        return Sentence("the prediction is {what}, not a text.", what=text.said)
    if len(text) > MOST_SIGNS:
        reason = "the prediction has {count} characters; {limit} at most are read."
        return Sentence(reason, count=len(text), limit=MOST_SIGNS)
    return text


def _refuse_absent(file: PredictionFile, field: str) -> None:
    if field and not any(field in fields for _, fields in file.records):
        raise InputFault("{name} has no field '{field}'.", name=file.name, field=field)


def _prediction_field(file: PredictionFile) -> str:
    names = {name for _, fields in file.records for name in fields}
    for name in PREDICTION:
        if name in names:
            return name
    if names >= _LLAVA_S:
        return LLAVA
    if KEY in names and "question" not in names:
        return KEY
    raise InputFault(
        "{name} has no field of predictions; one of these is looked for: {names}.",
        name=file.name,
        names=", ".join(PREDICTION),
    )


def _as_text(value: object) -> str | NoText:
    """Return a prediction as text; several texts of a list are parted by commas."""
    if value is None:
        return ""
    if isinstance(value, str):
        # Halves of signs, as a JSON escape may hold them, are in no UTF-8 file.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, bool | Mapping):
        return NoText("a truth value" if isinstance(value, bool) else "an object")
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list):
        parts = [_as_text(one) for one in value]
        bad = next((one for one in parts if isinstance(one, NoText)), None)
        return bad or ", ".join(part for part in parts if isinstance(part, str))
    return value if isinstance(value, NoText) else NoText("a date or another kind of value")


def _number(value: float) -> str | NoText:
    if not math.isfinite(value):
        return NoText("NaN")
    return str(int(value)) if value == int(value) else repr(value)


def _prediction(
    row: int, text: str, fields: Fields, id_field: str, *, by_index: bool
) -> Prediction:
    own = _first(fields, _OWN)
    is_own = _OWN_ID.fullmatch(own) is not None
    named = _first(fields, (id_field,) if id_field else _IDS)
    file_row = _first(fields, _ROWS)
    numbers = _NUMBERS if not id_field else (id_field,) if by_index else ()
    number = _first(fields, numbers)
    ids = [_first(fields, (name,)) for name in _IDS]
    doc = _first(fields, (_SPLIT,)) if not id_field else ""
    if not doc.isdecimal():
        named, doc = named or doc, ""
    of_people = fields.keys() >= _PEOPLES
    if of_people and _first(fields, ("outcome",)) != Outcome.ANSWERED:
        text = ""  # what stands for a skipped question, and may be typed as well
    return Prediction(
        row=row,
        text=text,
        item=own if is_own and not id_field else "",
        source_id=named or ("" if is_own else own),
        file="" if id_field else _first(fields, _FILES),
        file_row=int(file_row) if file_row.isdecimal() and len(file_row) < 10 else 0,
        question=_first(fields, ("question",)),
        language=_language(_first(fields, _LANGUAGES)),
        index=number if number.isdecimal() and len(number) < 10 else "",
        other_id=next((id_ for id_ in ids if id_ and id_ != number), "") if number else "",
        is_own=not id_field and of_people,
        doc=int(doc) if doc and not named and len(doc) < 10 else -1,
        in_letters=of_people or any(fields.keys() >= one for one in _IN_LETTERS),
        options=repeated_options(fields),
        id_is_said=bool(id_field),
    )


def _language(word: str) -> str:
    return code_of(word) or word.lower()


def _first(fields: Fields, names: Sequence[str]) -> str:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            text = _as_text(value)
            if isinstance(text, str) and text.strip():
                return text.strip()
    return ""
