"""What a reviewer of questions is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from medannot.domain.ids import ItemId, ItemVersionId
from medannot.domain.media import Media
from medannot.domain.question import ItemImage, ItemVersion, QuestionSet
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import (
    FINAL,
    Problem,
    QuestionDecision,
    QuestionState,
    by_item,
    state_of,
)
from medannot.domain.review.questions_content import PartChange, QuestionContent
from medannot.statistics.clusters import ClusterShare
from medannot.statistics.estimate import Estimate


@dataclass(frozen=True, slots=True)
class QuestionImage:
    """An image of a question.

    Attributes:
        number: place among the question's images, from 1.
        shown: the stored image that is shown: the newest one that covers part of it, or itself;
            None while the image is missing.
    """

    number: int
    image: ItemImage
    shown: Media | None

    @property
    def there(self) -> bool:
        """Tell whether there is something to show."""
        return self.shown is not None and not self.shown.erased


@dataclass(frozen=True, slots=True)
class VersionStep:
    """One version of a question in its history.

    Attributes:
        author: code of the reviewer who made it; "" for one that files brought.
        changes: against the version before it.
        problems, comment: why it was made.
    """

    version_id: ItemVersionId
    number: int
    made: str
    author: str
    content: QuestionContent
    changes: tuple[PartChange, ...]
    problems: tuple[Problem, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a reviewer decided, as others may see it."""

    code: str
    verdict: Verdict
    problems: tuple[Problem, ...]
    comment: str
    at: datetime
    version: int


@dataclass(frozen=True)
class OpenQuestion:
    """One question before one reviewer, as it stood when it was read.

    Attributes:
        set: with its newest version.
        number: place in the set, from 1.
        history: every version, the first one first; the last one is not always the current one,
            since an edit may have been taken back.
        decisions: all on this question, in order; for reckoning, never to be shown as they are.
        said: what may be shown of them: the reviewer's own, and others' once the reviewer has
            decided or where they ask for a look.
        own: the reviewer's own last decision on the version that it has now, or None.
    """

    set: QuestionSet
    number: int
    version: ItemVersion
    content: QuestionContent
    images: tuple[QuestionImage, ...]
    history: tuple[VersionStep, ...]
    decisions: tuple[QuestionDecision, ...]
    said: tuple[Said, ...]
    own: QuestionDecision | None

    @property
    def item_id(self) -> ItemId:
        """Return which question it is."""
        return self.version.item_id

    @cached_property
    def state(self) -> QuestionState:
        """Return how it stands."""
        standing = by_item(self.decisions).get(self.item_id, ())
        return state_of(standing, self.version.id)

    @property
    def decided(self) -> bool:
        """Tell whether the reviewer has decided finally on it as it is."""
        return self.own is not None and self.own.verdict in FINAL


@dataclass(frozen=True, slots=True)
class ShareRow:
    """The share of accepted questions among some, such as those of one ability.

    Attributes:
        accepted, edited, rejected: by the first final decision on each question.
    """

    value: str
    questions: int
    accepted: int
    edited: int
    rejected: int
    share: ClusterShare

    @property
    def reviewed(self) -> int:
        """Return how many were reviewed."""
        return self.accepted + self.edited + self.rejected


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """How many of the reviewed questions had a problem when they came."""

    problem: Problem
    questions: int
    share: ClusterShare


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """How the questions of a set, of a sample of it, or of all sets fared.

    Attributes:
        set_name: "" for all sets.
        version: of the set; 0 for all sets.
        sample: number of the sample, or None for the whole set.
        flagged: questions that somebody asked for another look at, which nobody has taken.
        waiting: questions that nobody has reviewed as they are now.
        doubled: questions of which two reviewers judged the same version.
        agreed: share of these on which they agree, or None.
        agreement: Gwet's AC1 over these.
        reviewers: final decisions by code.
    """

    set_name: str
    version: int
    sample: int | None
    whole: ShareRow
    by_ability: tuple[ShareRow, ...]
    by_type: tuple[ShareRow, ...]
    problems: tuple[ProblemRow, ...]
    flagged: int
    waiting: int
    doubled: int
    agreed: float | None
    agreement: Estimate
    reviewers: Mapping[str, int]
