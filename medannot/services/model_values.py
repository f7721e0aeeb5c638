"""What the services of model rows are asked and what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import MediaId, ModelAnswerId
from medannot.domain.model_answers.rule import Reading
from medannot.domain.model_answers.values import ModelAnswer, ModelRun, ReadCounts
from medannot.domain.question import ItemImage, ItemType, ItemVersion, Option


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """A file of predictions that is to come in.

    Attributes:
        model: name of the row.
        source: where the answers come from, in free words.
        take_matched: take the rest where rows answer no question of the set.
        by_order: the rows stand in the order of the set.
        field: that holds the predictions; recognised where "".
        id_field: that tells the question; recognised where "".
        by_index: numbers are those of the set's own export, whatever ids its questions have.
    """

    path: Path
    set_name: str
    model: str
    source: str = ""
    take_matched: bool = False
    by_order: bool = False
    field: str = ""
    id_field: str = ""
    by_index: bool = False


@dataclass(frozen=True, slots=True)
class ModelReport:
    """What a file of predictions holds, before anything is written.

    Attributes:
        read: its rows.
        matched: questions that get an answer.
        unmatched: rows that are not taken, with file, row and reason.
        doubled: rows that repeat another word for word.
        missing: questions of the set that the file does not answer.
        field: in which the predictions stood.
        readings: how the matched answers were read.
        rule: by which.
    """

    set_name: str
    set_version: int
    model: str
    read: int
    matched: int
    unmatched: tuple[Problem, ...]
    doubled: int
    missing: int
    field: str
    readings: ReadCounts
    rule: str


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A figure that was typed by hand.

    Attributes:
        run: as it is stored.
        doubt: what speaks against comparing it with the rest; None where nothing does.
    """

    run: ModelRun
    doubt: Sentence | None


@dataclass(frozen=True, slots=True)
class ModelDraft:
    """An import that was read and not yet written.

    Attributes:
        already: the run that holds this file already, or None.
    """

    request: ModelRequest
    report: ModelReport
    run: ModelRun
    answers: tuple[ModelAnswer, ...]
    already: ModelRun | None

    @property
    def can_write(self) -> bool:
        """Tell whether it may be written as it was asked for."""
        whole = not self.report.unmatched or self.request.take_matched
        return whole and self.report.matched > 0


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A run as lists show it.

    Attributes:
        counts: how the answers that stand were read; None for a typed figure.
        items: questions of the set's newest version.
        answered: of these, questions that the model answered.
        changed: answers left out, since their questions have other words, options or images now.
    """

    run: ModelRun
    counts: ReadCounts | None
    items: int
    answered: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class UnreadAnswer:
    """An answer as whoever reads it sees it: no model, no key, no ability.

    Attributes:
        type: as the question is shown: one or several options.
        options: in the source's order, to which letters refer.
        images: of the question, without the names that a source gave them.
        erased: of images that were erased on request, the reason by id.
        alike: answers to this question in these words, which are read as one; `id` is that of one
            of them. Of whom they are is not told.
    """

    id: ModelAnswerId
    stem: str
    context: str
    type: ItemType
    options: tuple[Option, ...]
    raw: str
    language: str
    assigned: Reading | None
    images: tuple[ItemImage, ...] = ()
    erased: Mapping[MediaId, str] = field(default_factory=dict)
    alike: int = 1


@dataclass(frozen=True, slots=True)
class ModelAnswerLine:
    """One answer with its question, for whoever looks after the models.

    Attributes:
        version: the question as the model was given it.
        stands: whether the set's newest version asks the same; else the answer is not scored.
    """

    answer: ModelAnswer
    version: ItemVersion
    source_id: str
    set_name: str
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a worksheet changed.

    Attributes:
        assigned: rows by which an answer changed.
        unchanged: rows whose answers hold the same, or were read by somebody before.
        problems: rows that were not taken.
        answers: answers that changed; a row stands for all that are alike.
        for_people: of those left, rows whose words a person has read before, in another model's
            answer: only a person reads them again.
    """

    rows: int
    assigned: int
    unchanged: int
    left_blank: int
    problems: tuple[Problem, ...]
    answers: int = 0
    for_people: int = 0
