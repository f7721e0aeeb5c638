"""What is kept of models: runs, answers with what was read in them, grades of outside judges."""

from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.ids import (
    ItemVersionId,
    JudgeRunId,
    ModelAnswerId,
    ModelRunId,
    OptionId,
    QuestionSetId,
    SetVersionId,
)
from medannot.domain.model_answers.rule import Outcome, Reading, Way

PERSON = "person"
"""Stands for the rule where a person read an answer."""


class RunKind(StrEnum):
    """Whether a model's row rests on answers that were scored here, or was typed by hand."""

    ANSWERS = "answers"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRun:
    """What came in for a set in one file, and how much of the file was taken.

    Attributes:
        set_version_id: the set's newest version when it came in.
        number: 1, 2, 3 … of the set, among those of its kind.
        name: of the model, or of the judge.
        source: where it comes from, in free words.
    """

    set_id: QuestionSetId
    set_version_id: SetVersionId
    number: int
    name: str
    source: str
    file_name: str
    file_sha256: str
    rows_read: int
    matched: int
    unmatched: int
    created_utc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRun(SetRun):
    """Answers of a model to a set, or a figure of it that was typed by hand.

    Attributes:
        doubled: rows that repeat another word for word.
        rule: by which options were read in prose; "" where typed, as the file's name and hash are.
        score: 0 to 1, and `n`, of a typed figure only.
    """

    id: ModelRunId
    kind: RunKind
    doubled: int
    rule: str
    score: float | None
    n: int | None


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """What a model gave to one question.

    Attributes:
        row: of the file.
        raw: the text as it was.
        read: what the rule made of it.
        assigned: what a person or an outside model made of it, or None; it counts where there is
            one.
        assigned_by: `PERSON`, or the outside model's name; "" where nothing is assigned.
    """

    id: ModelAnswerId
    run_id: ModelRunId
    item_version_id: ItemVersionId
    row: int
    raw: str
    read: Reading
    assigned: Reading | None = None
    assigned_by: str = ""

    @property
    def reading(self) -> Reading:
        """Return what counts."""
        return self.assigned or self.read


@dataclass(frozen=True, slots=True)
class Extraction:
    """One step in the history of an answer that persons read; `seq` counts from 1."""

    answer_id: ModelAnswerId
    seq: int
    outcome: Outcome
    option_ids: tuple[OptionId, ...]
    source: str
    author: str
    utc: str

    @property
    def reading(self) -> Reading | None:
        """Return what was read, or None where it was taken back."""
        if self.outcome is Outcome.UNREAD:
            return None
        return Reading(self.outcome, self.option_ids, Way.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeRun(SetRun):
    """Grades of an outside judge for models' open answers; the judge was given `set_version_id`."""

    id: JudgeRunId


@dataclass(frozen=True, slots=True)
class JudgeGrade:
    """One grade of a judge: 0, 0.5 or 1, with the judge's own words."""

    answer_id: ModelAnswerId
    value: float
    raw: str


@dataclass(frozen=True, slots=True)
class ReadCounts:
    """How the answers of a run were read.

    Attributes:
        choices: answers to questions with options that hold any text.
        by_machine: of these, read by the rule.
        by_person: read by a person.
        by_outside: read by an outside model.
        unreadable: in which a person found no option.
        unread: that wait for a person.
        no_answer: answers without any text; they are not among the choices.
        open: answers to questions without options; their text is the answer.
    """

    choices: int
    by_machine: int
    by_person: int
    by_outside: int
    unreadable: int
    unread: int
    no_answer: int
    open: int

    @property
    def share(self) -> float | None:
        """Return the share of the choices that the machine read, or None where there is none."""
        return self.by_machine / self.choices if self.choices else None


def read_counts(answers: "list[tuple[ModelAnswer, bool]]") -> ReadCounts:
    """Count how answers were read.

    Args:
        answers: each with whether its question has options.
    """
    given = [(one, has) for one, has in answers if one.read.outcome is not Outcome.NO_ANSWER]
    choices = [one for one, has in given if has]
    return ReadCounts(
        choices=len(choices),
        by_machine=sum(one.read.outcome is Outcome.READ for one in choices),
        by_person=sum(_assigned(one) and one.assigned_by == PERSON for one in choices),
        by_outside=sum(_assigned(one) and one.assigned_by != PERSON for one in choices),
        unreadable=sum(one.reading.outcome is Outcome.UNREADABLE for one in choices),
        unread=sum(one.reading.outcome is Outcome.UNREAD for one in choices),
        no_answer=len(answers) - len(given),
        open=len(given) - len(choices),
    )


def _assigned(one: ModelAnswer) -> bool:
    return one.assigned is not None and one.assigned.outcome is Outcome.READ
