"""Auditing questions and their keys: one after another, each decision on the disk when it is made.

Nothing is overwritten: an edit appends a version of the question. What readers of a study see is
the version that the study was made of.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from medannot.domain.clock import utc_moment
from medannot.domain.errors import InputFault, Outdated, Refusal
from medannot.domain.ids import (
    ItemId,
    ItemVersionId,
    PersonId,
    QuestionDecisionId,
    QuestionSampleId,
)
from medannot.domain.people import Actor, UseCase, require
from medannot.domain.question import ItemType, QuestionSet
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import Problem, QuestionDecision, standing
from medannot.domain.review.questions_content import (
    QuestionContent,
    edited_type,
    part_changes,
    tidied,
)
from medannot.domain.review.questions_queue import (
    QuestionFilter,
    QuestionLine,
    QuestionSample,
    drawn_questions,
)
from medannot.imaging.opened import OpenedImage
from medannot.services.question_review_acts import edited_version, likely_problems
from medannot.services.question_review_figures import figures_of
from medannot.services.question_review_opening import QuestionOpening
from medannot.services.question_review_seats import QuestionSeats
from medannot.services.question_review_values import (
    OpenQuestion,
    QuestionFigures,
    QuestionImage,
)
from medannot.store.question_edits import QuestionEdits, current_version, next_version_number
from medannot.store.question_reviews import sample_items
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

EVERYTHING = QuestionFilter()
"""The whole queue."""

_OUTDATED = (
    "This question was changed meanwhile; nothing of this step was written. Look at it as it is "
    "now, then decide."
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision.

    Attributes:
        line: the question as its line in the queue stands now.
    """

    decision: QuestionDecision
    line: QuestionLine


class QuestionReviewing(QuestionSeats):
    """What a reviewer of questions does."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._edits = QuestionEdits(store)
        self._opening = QuestionOpening(store)

    # What

    def queue(
        self, actor: Actor, set_name: str | None, wanted: QuestionFilter = EVERYTHING
    ) -> tuple[QuestionLine, ...]:
        """Return the questions of a set that are wanted, without keys.

        They stand in the set's order, those of a sample in the order in which they were drawn.

        Args:
            actor: who asks.
            set_name: of the set; None for all sets that the actor may review, by set and place.
            wanted: which questions; samples are of one set.

        Raises:
            Refusal: there is no such set or sample, or the actor may not see it, or has to read
                its questions in a study first.
        """
        if set_name is None:
            sets = self._sets(actor, UseCase.REVIEW_QUESTIONS, None)
            return tuple(line for one in sets for line in self._lines(one, actor.person_id, wanted))
        one = self._set(actor, UseCase.SEE_QUESTIONS, set_name)
        self._refuse_reader(actor.code, actor.person_id, one)
        return self._lines(one, actor.person_id, wanted)

    def open(self, actor: Actor, item_id: ItemId) -> OpenQuestion:
        """Return a question with its key, its images and its history.

        Raises:
            Refusal: there is no such question in the set's newest version, the actor may not
                review it, or has to read questions of the set in a study first.
        """
        name = self._reviews.set_of(item_id)
        one = self._set(actor, UseCase.REVIEW_QUESTIONS, name or "")
        self._refuse_reader(actor.code, actor.person_id, one)
        return self._opening.open(one, item_id, actor.person_id)

    def image(self, actor: Actor, opened: OpenQuestion, image: QuestionImage) -> OpenedImage:
        """Open an image of a question; asks no database, from any thread.

        Raises:
            Refusal: the image is missing or was erased.
            EnvironmentFault: the stored bytes are missing or altered.
        """
        require(actor, UseCase.REVIEW_QUESTIONS, opened.set.id)
        return self._opening.image(image)

    # Decisions

    def decide(
        self,
        actor: Actor,
        opened: OpenQuestion,
        verdict: Verdict,
        problems: Sequence[Problem] = (),
        comment: str = "",
        content: QuestionContent | None = None,
    ) -> Decided:
        """Write a decision, and with an edit the version that it makes.

        Args:
            actor: who decides.
            opened: the question as it was looked at.
            verdict: accept, reject, edit, skip or flag.
            problems: what is wrong; of an edit those that its changes tell, if left out.
            comment: in free words.
            content: of an edit: the question as it is to be.

        Raises:
            Outdated: the question was edited meanwhile.
            Refusal: the actor may not review it, or says nothing of why it is rejected.
            InputFault: the edit changes nothing, or nobody could answer it.
        """
        author = self._author(actor, opened.set)
        if verdict is Verdict.EDIT:
            content = _checked(opened, content)
            problems = problems or likely_problems(part_changes(opened.content, content))
        elif verdict is Verdict.REJECT and not problems and not comment.strip():
            raise Refusal("Choose what is wrong with the question, or write it; then reject it.")
        elif verdict is Verdict.WITHDRAW:
            raise ValueError("a decision is taken back by `undo`")
        with self._store.writing(actor) as work:
            newest = self._still(work, opened)
            made = None
            if verdict is Verdict.EDIT and content is not None:
                made = self._add_version(work, opened, content)
            decision = QuestionDecision(
                id=QuestionDecisionId(work.ids.new()),
                seq=self._reviews.next_number(work, newest.id),
                item_id=opened.item_id,
                set_version_id=newest.version_id,
                looked_at=opened.version.id,
                author=author,
                at=utc_moment(work.now()),
                verdict=verdict,
                problems=tuple(one for one in Problem if one in set(problems)),
                comment=comment.strip(),
                new_version=made,
            )
            self._reviews.add(work, newest.id, decision)
        return Decided(decision, self._line(newest, opened.item_id, author))

    def undo(self, actor: Actor, set_name: str | None) -> Decided:
        """Take the reviewer's last decision on a question of the set, or of all, back.

        What an edit made stays in the question's history, and the question is as it was before.

        Raises:
            Refusal: there is none, or the question was edited again since.
        """
        sets = self._sets(actor, UseCase.REVIEW_QUESTIONS, set_name)
        mine = [
            (last.at, one, last) for one in sets if (last := self._last(one, actor)) is not None
        ]
        if not mine:
            raise Refusal("There is no decision of yours to take back.")
        _, one, last = max(mine, key=lambda found: found[0])
        author = last.author
        with self._store.writing(actor) as work:
            now = current_version(work, one, last.item_id)
            if last.new_version is not None and now != last.new_version:
                raise Refusal(
                    "What you edited was changed again since; decide on it anew instead of taking "
                    "your decision back."
                )
            decision = QuestionDecision(
                id=QuestionDecisionId(work.ids.new()),
                seq=self._reviews.next_number(work, one.id),
                item_id=last.item_id,
                set_version_id=one.version_id,
                looked_at=last.judged,
                author=author,
                at=utc_moment(work.now()),
                verdict=Verdict.WITHDRAW,
                new_version=last.looked_at if last.new_version is not None else None,
                withdraws=last.id,
            )
            self._reviews.add(work, one.id, decision)
        return Decided(decision, self._line(one, last.item_id, author))

    def take_in(self, actor: Actor, set_name: str | None) -> int:
        """Write the set's next version with all questions that were edited since the newest.

        Studies that were made of an earlier version keep theirs. Without a set this is done to
        each that the actor may review.

        Returns:
            How many questions; 0 where nothing waits, and nothing is written then.

        Raises:
            Refusal: there is no such set, or the actor may not review it.
        """
        taken = 0
        for one in self._sets(actor, UseCase.REVIEW_QUESTIONS, set_name):
            if self._edits.waiting(one):
                with self._store.writing(actor, "questions edited in review") as work:
                    taken += self._edits.take_in(work, one)
        return taken

    # Samples and figures

    def draw(self, actor: Actor, set_name: str, size: int, seed: int) -> QuestionSample:
        """Draw a sample of a set's questions, and keep it with its seed.

        Raises:
            Refusal: there is no such set, or the actor may not review it.
            InputFault: nothing is wanted, or the set is empty.
        """
        one = self._set(actor, UseCase.REVIEW_QUESTIONS, set_name)
        items = tuple(each.item_id for each in self._questions.members(one.version_id))
        chosen = drawn_questions(items, size, seed)
        with self._store.writing(actor) as work:
            sample = QuestionSample(
                id=QuestionSampleId(work.ids.new()),
                number=len(self._reviews.samples(one.id)) + 1,
                set_version_id=one.version_id,
                size=size,
                seed=seed,
                population=len(items),
                items=chosen,
            )
            self._reviews.add_sample(work, one.id, sample)
        return sample

    def samples(self, actor: Actor, set_name: str) -> tuple[QuestionSample, ...]:
        """Return the samples of a set, the first one first.

        Raises:
            Refusal: there is no such set, or the actor may not see it.
        """
        return self._reviews.samples(self._set(actor, UseCase.SEE_QUESTIONS, set_name).id)

    def figures(
        self, actor: Actor, set_name: str | None, sample: int | None = None
    ) -> QuestionFigures:
        """Return how the questions of a set, of a sample of it, or of all sets fared.

        Raises:
            Refusal: there is no such set or sample, or the actor may not see it.
        """
        if set_name is None:
            sets = self._sets(actor, UseCase.REVIEW_QUESTIONS, None)
        else:
            sets = (self._set(actor, UseCase.SEE_QUESTIONS, set_name),)
        decisions: list[QuestionDecision] = []
        lines: list[QuestionLine] = []
        for one in sets:
            decisions += (own := self._reviews.decisions(one.id))
            lines += self._reviews.lines(one, own, actor.person_id, whole=False)
            if sample is not None:
                drawn = sample_items(self._sample(one, sample))
                lines = [line for line in lines if line.item_id in drawn]
        codes = {person.id: person.code for person in self._people.all()}
        one_set = sets[0] if set_name is not None else None
        return figures_of(one_set, sample, lines, decisions, codes)

    # Parts

    def _last(self, one: QuestionSet, actor: Actor) -> QuestionDecision | None:
        """Return the reviewer's last decision on a question of a set that still stands."""
        author = self._author(actor, one)
        mine = [each for each in standing(self._reviews.decisions(one.id)) if each.author == author]
        return mine[-1] if mine else None

    def _lines(
        self, one: QuestionSet, person: PersonId | None, wanted: QuestionFilter
    ) -> tuple[QuestionLine, ...]:
        lines = self._reviews.lines(one, self._reviews.decisions(one.id), person)
        found = [line for line in lines if wanted.wants(line, person)]
        if wanted.sample is None:
            return tuple(found)
        drawn = sample_items(self._sample(one, wanted.sample))
        there = [line for line in found if line.item_id in drawn]
        return tuple(sorted(there, key=lambda line: drawn[line.item_id]))

    def _line(self, one: QuestionSet, item_id: ItemId, person: PersonId | None) -> QuestionLine:
        decisions = self._reviews.of_item(item_id)
        return self._reviews.lines(one, decisions, person, item_id)[0]

    def _sample(self, one: QuestionSet, number: int) -> QuestionSample:
        for sample in self._reviews.samples(one.id):
            if sample.number == number:
                return sample
        raise Refusal(
            "The set {set} has no sample {number}; draw one.", set=one.name, number=number
        )

    def _still(self, work: UnitOfWork, opened: OpenQuestion) -> QuestionSet:
        """Return the set as it is now, where the question is as it was looked at."""
        newest = self._questions.named(opened.set.name)
        now = current_version(work, newest, opened.item_id) if newest else None
        if newest is None or now != opened.version.id:
            raise Outdated(_OUTDATED)
        return newest

    def _add_version(
        self, work: UnitOfWork, opened: OpenQuestion, content: QuestionContent
    ) -> ItemVersionId:
        type_ = _type_of(opened, content)
        number = next_version_number(work, opened.item_id)
        version, key = edited_version(self._store, work.ids, opened.version, content, type_, number)
        self._edits.add(work, version, key)
        return version.id


def _checked(opened: OpenQuestion, content: QuestionContent | None) -> QuestionContent:
    """Return what a question is to be, without blanks around its words.

    Raises:
        InputFault: nothing is changed, or nobody could answer it.
    """
    wanted = tidied(content or opened.content)
    _type_of(opened, wanted)
    if wanted == opened.content:
        raise InputFault("Nothing of the question was changed yet; change it, or accept it.")
    return wanted


def _type_of(opened: OpenQuestion, content: QuestionContent) -> ItemType:
    return edited_type(content, opened.version.type)
