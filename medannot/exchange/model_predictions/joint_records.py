"""Records that answer several linked questions at once, as DrVD-Bench's joint ones do.

Their prompt holds all questions with their options, and their response one letter for each, parted
by commas. Each question's part is a prediction of its own.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from medannot.exchange.model_predictions.containers import Fields
from medannot.exchange.question_sets.expanding import question_blocks
from medannot.exchange.question_sets.numbered import without_numbers

PROMPT: Final = "joint_prompt"
VERSIONS: Final = "item_versions"
"""medannot's own ids of the questions, in the order of the response; "" for a level without one."""


class PartsDiffer(ValueError):
    """A response has another number of answers than its record has questions.

    Attributes:
        answers, questions: how many.
    """

    def __init__(self, answers: int, questions: int) -> None:
        super().__init__(f"{answers} answers for {questions} questions")
        self.answers, self.questions = answers, questions


def answers_of(fields: Fields, field: str) -> tuple[Fields, ...]:
    """Return a record's parts, each with its own question, options and answer; else the record.

    Args:
        fields: of one record.
        field: that holds the prediction.

    Raises:
        PartsDiffer: it cannot be told which answer is which question's.
    """
    prompt, versions = fields.get(PROMPT), fields.get(VERSIONS)
    if isinstance(versions, list):
        parts = _answers(fields.get(field), len(versions))
        each = zip(versions, parts, strict=True)
        return tuple({"item_version": one, field: said} for one, said in each if one)
    if not isinstance(prompt, str):
        return (fields,)
    return tuple(_asked(prompt, fields, field))


def _asked(prompt: str, fields: Fields, field: str) -> Iterator[Fields]:
    blocks = question_blocks(prompt)
    _, questions = without_numbers([question for question, _ in blocks])
    parts = _answers(fields.get(field), len(blocks))
    for question, (_, options), said in zip(questions, blocks, parts, strict=True):
        yield {"question": question, "options": options, field: said}


def _answers(response: object, questions: int) -> Sequence[object]:
    if response is None or response == "":
        return [""] * questions
    parts: Sequence[object] = [response]
    if isinstance(response, str):
        parts = [one.strip() for one in response.split(",")]
    elif isinstance(response, list):
        parts = response
    if len(parts) != questions:
        raise PartsDiffer(len(parts), questions)
    return parts
