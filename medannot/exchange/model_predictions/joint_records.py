"""Records that answer several linked questions at once, as DrVD-Bench's joint ones do.

Their prompt holds all questions with their options, and their response one letter for each, parted
by commas. Each question's part is a prediction of its own.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from medannot.exchange.model_predictions.containers import Fields
from medannot.exchange.question_sets.expanding import question_blocks
from medannot.exchange.question_sets.numbered import without_numbers

_LETTER = re.compile(r"(?:[(\[]?[A-Z](?![A-Za-z])(?!\s+[A-Za-z])|\Z)")
"""With which each answer begins, unless it is none: "B", "(B)", "B. CT", but not "A lesion"."""

PROMPT: Final = "joint_prompt"
VERSIONS: Final = "item_versions"
"""medannot's own ids of the questions, in the order of the response; "" for a level without one."""


class NoAnswerEach(ValueError):
    """A response is no list of one answer for each of its record's questions.

    Attributes:
        questions: how many.
    """

    def __init__(self, questions: int) -> None:
        super().__init__(f"no answer for each of {questions} questions")
        self.questions = questions


def answers_of(fields: Fields, field: str) -> tuple[Fields, ...]:
    """Return a record's parts, each with its own question, options and answer; else the record.

    Args:
        fields: of one record.
        field: that holds the prediction.

    Raises:
        NoAnswerEach: it cannot be told which answer is which question's.
    """
    prompt, versions = fields.get(PROMPT), fields.get(VERSIONS)
    if isinstance(versions, list):
        parts = _answers(fields.get(field), len(versions))
        each = zip(versions, parts, strict=True)
        return tuple({"item_version": one, field: said} for one, said in each if one)
    if not isinstance(prompt, str) or not prompt.strip():
        return (fields,)
    return tuple(_asked(prompt, fields, field))


def _asked(prompt: str, fields: Fields, field: str) -> Iterator[Fields]:
    blocks = question_blocks(prompt)
    if not blocks:
        raise NoAnswerEach(0)
    _, questions = without_numbers([question for question, _ in blocks])
    parts = _answers(fields.get(field), len(blocks))
    for question, (_, options), said in zip(questions, blocks, parts, strict=True):
        yield {"question": question, "options": options, field: said}


def _answers(response: object, questions: int) -> Sequence[object]:
    if response is None or response == "":
        return [""] * questions
    parts: Sequence[object] = response if isinstance(response, list) else [response]
    if isinstance(response, str):
        texts = [one.strip() for one in response.split(",")]
        # Prose has commas too, which part nothing from nothing.
        parts = texts if all(map(_LETTER.match, texts)) else []
    if len(parts) != questions:
        raise NoAnswerEach(questions)
    return parts
