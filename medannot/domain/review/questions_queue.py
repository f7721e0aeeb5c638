"""Which questions a reviewer wants to see, and the samples that are drawn of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from medannot.domain.errors import InputFault
from medannot.domain.ids import ItemId, ItemVersionId, PersonId, QuestionSampleId, SetVersionId
from medannot.domain.question import ItemType
from medannot.domain.randomisation import Draw
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import Problem, QuestionState


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question of the queue; its key is not among this.

    Attributes:
        version_id: the version that it has by now.
        number: place in the set, from 1.
        version: number of that version.
        family: questions that share an image or a case.
        own: whether the one who asks has decided finally on this version.
    """

    item_id: ItemId
    version_id: ItemVersionId
    set_name: str
    number: int
    stem: str
    type: ItemType
    ability: str
    version: int
    family: str
    missing_images: int
    has_key: bool
    state: QuestionState
    own: bool = False


@dataclass(frozen=True, slots=True)
class QuestionFilter:
    """Which questions are wanted; an empty field asks for all.

    Attributes:
        waiting: only those that nobody has reviewed as they are now.
        for_me: only those that others have reviewed and the one who asks has not.
        edited: only those as a review made them, or only those as files brought them.
        sample: number of a sample of the set.
    """

    abilities: frozenset[str] = frozenset()
    types: frozenset[ItemType] = frozenset()
    never_reviewed: bool = False
    waiting: bool = False
    for_me: bool = False
    flagged: bool = False
    rejected: bool = False
    edited_since: bool = False
    problem: Problem | None = None
    edited: bool | None = None
    sample: int | None = None

    def wants(self, line: QuestionLine, reader: PersonId | None = None) -> bool:
        """Tell whether a question is wanted; the sample is looked at by who knows its members."""
        state = line.state
        return (
            (not self.abilities or line.ability in self.abilities)
            and (not self.types or line.type in self.types)
            and (not self.never_reviewed or not state.reviewers)
            and (not self.waiting or state.final is None)
            and (not self.for_me or (bool(state.reviewers - {reader}) and not line.own))
            and (not self.flagged or state.flagged)
            and (not self.rejected or state.final is Verdict.REJECT)
            and (not self.edited_since or state.edited_since)
            and (self.edited is None or state.edited is self.edited)
            and (self.problem is None or self.problem in state.problems)
        )


@dataclass(frozen=True, slots=True)
class QuestionSample:
    """Questions that were drawn for review.

    Attributes:
        number: 1, 2, 3 … of the set.
        set_version_id: from which they were drawn.
        population: how many questions that had.
        items: in the order in which they are to be reviewed.
    """

    id: QuestionSampleId
    number: int
    set_version_id: SetVersionId
    size: int
    seed: int
    population: int
    items: tuple[ItemId, ...]


def drawn_questions(items: Sequence[ItemId], size: int, seed: int) -> tuple[ItemId, ...]:
    """Draw questions, each with the same chance, in the order in which they are reviewed.

    Args:
        items: the set's, in its order, which the draw hangs on.
        size: how many are wanted; all where there are not so many.
        seed: stored with the sample.

    Raises:
        InputFault: there is no question, or none is wanted.
    """
    if not items:
        raise InputFault("There is no question to draw.")
    if size < 1:
        raise InputFault("A sample has one question at least.")
    return Draw(seed, "question-review").shuffled(items)[:size]
