"""Human baselines: what readers answered, scored and timed, and the table over it."""

from collections.abc import Mapping
from dataclasses import dataclass

from medannot.domain.ids import (
    CaseId,
    EpochId,
    FamilyId,
    ItemId,
    ItemVersionId,
    TrialId,
    UnitId,
)
from medannot.domain.question import ItemType, Option
from medannot.domain.scoring import Score
from medannot.domain.timing import Epoch
from medannot.domain.trial import Event, Origin, Response, TrialKind, TrialState, TrialTimes
from medannot.domain.wording import counted


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What a baseline says of an item; nothing of its reference answer.

    Attributes:
        version: number of the item version.
        options: in the set's own order, which letters count from.
        images: how many images the item has.
        needs: what it asks for, or "" where its source does not say.
        as_set: it is right together with the rest of its unit, or not at all.
    """

    item_id: ItemId
    version_id: ItemVersionId
    version: int
    set_name: str
    source_file: str
    source_row: int
    source_id: str
    unit_id: UnitId
    case_id: CaseId
    family_id: FamilyId
    ability: str
    type: ItemType
    language: str
    options: tuple[Option, ...]
    images: int
    needs: str = ""
    as_set: bool = False

    @property
    def found_by(self) -> str:
        """Return what the question is found by in its source: its id there, its file and row."""
        place = f"{self.source_file}, row {self.source_row}"
        return f"{self.source_id} ({place})" if self.source_id else place


@dataclass(frozen=True, slots=True)
class RecordedTrial:
    """One trial as it was recorded.

    Attributes:
        confirmed: the confirmation, or None where there is none.
        links: length of the response chain.
        events: in the order of their numbers.
    """

    trial_id: TrialId
    arm: str
    group: str
    reader: str
    position: int
    repeat_number: int
    kind: TrialKind
    state: TrialState
    item: ItemFacts
    confirmed: Response | None
    links: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Recording:
    """Everything that the readers of one study version did."""

    trials: tuple[RecordedTrial, ...]
    epochs: Mapping[EpochId, Epoch]


@dataclass(frozen=True, slots=True)
class BaselineAnswer:
    """One reader's trial with its score and times.

    Attributes:
        score: None where nothing was confirmed.
        changes: how often the answer was changed after its first form.
        slip: whether the reader marked the confirmed answer as a slip.
        shown_utc: when the item was first on the screen, or None.
    """

    study: str
    trial: RecordedTrial
    origin: Origin
    score: Score | None
    times: TrialTimes
    changes: int
    slip: bool
    shown_utc: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table, with what it rests on.

    Open answers that match the key are scored by machine, those that do not wait for a grader.
    A mean over the former alone would be too high, so that there is no mean while one waits;
    `lowest` and `highest` say between which values it must come to lie. What needs no grader, the
    questions answered by choosing, has a mean of its own beside it, with its own count.

    Attributes:
        n: confirmed answers, "cannot judge" among them.
        scored: those with a score.
        waiting: those that wait for a grader.
        cannot_judge: those without a judgement; they score 0.
        image_unavailable: those to items whose image could not be shown; they have no score.
        counted: those that the mean rests on; 0 where there is no mean.
        mean: mean score of all with a score, or None while one waits and where there are none.
        lowest: mean of all were each waiting answer worth 0, or None where there are none.
        highest: mean of all were each waiting answer worth 1, or None where there are none.
        machine_scored: answers to questions with options, which need no grader.
        machine_scored_mean: their mean score, or None where there are none.
    """

    n: int
    scored: int
    waiting: int
    cannot_judge: int
    image_unavailable: int
    counted: int
    mean: float | None
    lowest: float | None
    highest: float | None
    machine_scored: int
    machine_scored_mean: float | None

    @property
    def without_key(self) -> int:
        """Count the answers to questions without a reference answer; they have no score."""
        return self.n - self.scored - self.waiting - self.image_unavailable

    @property
    def scorable(self) -> int:
        """Return how many answers have a score now or will have one."""
        return self.scored + self.waiting


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group's line of the table.

    Attributes:
        readers: readers of the group.
        readers_begun: those who confirmed at least one answer.
        median_response_time_ms: over the confirmed answers, or None.
        by_ability: in the order of the table's abilities; so `by_needs`.
        sets: over sets of questions that are right together or not at all; None without any.
    """

    group: str
    readers: int
    readers_begun: int
    median_response_time_ms: float | None
    overall: Cell
    by_ability: tuple[Cell, ...]
    by_needs: tuple[Cell, ...] = ()
    sets: Cell | None = None


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One reader's line: how far, how well, how fast."""

    reader: str
    group: str
    trials: int
    overall: Cell
    slips: int
    interrupted: int
    median_response_time_ms: float | None
    total_response_time_ms: int | None
    sets: Cell | None = None


@dataclass(frozen=True, slots=True)
class BaselineTable:
    """A study's groups by ability.

    Attributes:
        title: names the study, and says "simulated" where the answers are.
        abilities: the paper's in its order, then others by name; "" where a question names none.
        needs: what questions ask for, where any source says so: "image", "knowledge", then "".
        corrected: questions that have another key by now than the frozen one, which scores them.
    """

    title: str
    study: str
    simulated: bool
    abilities: tuple[str, ...]
    rows: tuple[GroupRow, ...]
    readers: tuple[ReaderRow, ...]
    needs: tuple[str, ...] = ()
    corrected: tuple[ItemFacts, ...] = ()

    @property
    def has_sets(self) -> bool:
        """Tell whether questions are right together or not at all."""
        return any(row.sets for row in self.rows)


def corrected_keys_sentence(count: int) -> str:
    """Return the sentence of exports and the shell about corrected keys; "" where there is none."""
    if not count:
        return ""
    verb = "has" if count == 1 else "have"
    return (
        f"{counted(count, 'question')} of this study {verb} had the key corrected since it was "
        "frozen; results go by the key as frozen."
    )


def baseline_title(study: str, *, simulated: bool) -> str:
    """Return the title under which every table and export of a study stands."""
    if simulated and not says_simulated(study):
        return f"Baseline of {study} (simulated answers)"
    return f"Baseline of {study}"


def says_simulated(study: str) -> bool:
    """Tell whether a study's own name says that its answers are simulated, as a copy's does."""
    return "simulated" in study.casefold()
