"""Whether a file counts its options from 0 or from 1, told by all the numbers it names.

The same benchmark goes round in both ways (MedMCQA's own files count from 1, its copy as Parquet
from 0), and a number alone does not say which: 2 is an option in either.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.lookup import text_at, value_at
from medannot.exchange.question_sets.mapping import AnswerForm, SetMapping
from medannot.exchange.question_sets.option_columns import is_numbered
from medannot.exchange.question_sets.options import read_options
from medannot.exchange.question_sets.texts import clean
from medannot.exchange.question_sets.values import RowRefused

LOOKED_AT = 5_000
"""So many rows are looked at; a benchmark's first hundred name its first and its last option."""


def counted(mapping: SetMapping, records: Iterable[object]) -> tuple[SetMapping, Sentence | str]:
    """Return a mapping that says from where its numbers count, and a doubt or "".

    Counting begins with 0 where a record names option 0, with 1 where one names a number as high
    as it has options. Where neither is seen it begins as columns that are counted do, else with 0,
    and the doubt says so; where both are, the rows that do not fit are refused later, each by
    itself.

    Args:
        mapping: whose answer may have the form "index"; any other is returned as it is.
        records: the first rows of the file.
    """
    if mapping.answer.form is not AnswerForm.INDEX:
        return mapping, ""
    numbers = [pair for one in records if isinstance(one, dict) and (pair := _number(one, mapping))]
    from_zero = any(number == 0 for number, _ in numbers)
    from_one = not from_zero and any(number == len(names) for number, names in numbers)
    if not (from_zero or from_one) and is_numbered(mapping.options.key):
        firsts = {names[0] for _, names in numbers}
        from_zero, from_one = firsts == {"0"}, firsts == {"1"}
    form = AnswerForm.INDEX1 if from_one else AnswerForm.INDEX0
    said = replace(mapping, answer=replace(mapping.answer, form=form))
    if from_zero or from_one or not numbers:
        return said, ""
    doubt = Sentence(
        "its keys are numbers, none of them 0 and none as high as there are options; "
        "they are counted from 0, so look at a few questions."
    )
    return said, doubt


def _number(record: Mapping[str, Any], mapping: SetMapping) -> tuple[int, tuple[str, ...]] | None:
    """Return the number that a record names, and what its options are called."""
    try:
        text = clean(value_at(record, mapping.answer.key), "key")
        question = text_at(record, mapping.question, "question")
        options = read_options(record, mapping.options, question).letters
    except RowRefused:
        return None
    if not options or not text.isdecimal() or len(text) > 9 or text in mapping.answer.withheld:
        return None
    return int(text), options
