"""Editing questions in the library: every edit is a new version, with its author and its reason.

It goes the way of a reviewer's edit: the version is written at once, and the set's next version
takes in all that waits (`settle`). What was made of earlier set versions keeps those.
"""

from dataclasses import replace

from medannot.domain.clock import utc_moment
from medannot.domain.errors import InputFault, Outdated, ReasonMissing, Refusal
from medannot.domain.ids import ItemId, ItemVersionId, QuestionDecisionId
from medannot.domain.people import Actor, UseCase, require
from medannot.domain.question import ItemType, QuestionSet
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import QuestionDecision
from medannot.domain.review.questions_content import (
    QuestionContent,
    edited_type,
    part_changes,
    tidied,
)
from medannot.services.question_review_acts import edited_version, likely_problems
from medannot.services.question_review_opening import QuestionOpening
from medannot.services.question_review_values import OpenQuestion
from medannot.store.question_edits import QuestionEdits, current_version, next_version_number
from medannot.store.question_reviews import QuestionReviews
from medannot.store.questions import Questions
from medannot.store.store import Store


class QuestionEditing:
    """What a coordinator does with single questions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._reviews = QuestionReviews(store)
        self._edits = QuestionEdits(store)
        self._opening = QuestionOpening(store)

    def open(self, actor: Actor, item_id: ItemId) -> OpenQuestion:
        """Return a question with its key, and how it came to be what it is.

        Raises:
            Refusal: there is no such question in its set's newest version.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        one = self._questions.named(self._reviews.set_of(item_id) or "")
        if one is None:
            raise Refusal("There is no question {id}.", id=item_id)
        return self._opening.open(one, item_id, None)

    def edit(  # what a question is to be is said whole
        self,
        actor: Actor,
        opened: OpenQuestion,
        content: QuestionContent,
        reason: str,
        *,
        language: str | None = None,
        type_: ItemType | None = None,
    ) -> ItemVersionId:
        """Write the next version of a question, and return its id.

        Args:
            actor: who edits.
            opened: the question as it was looked at.
            content: as it is to be.
            reason: why; stands in its history.
            language: another language, or None.
            type_: another way in which it is answered, or None.

        Raises:
            Outdated: the question was changed meanwhile.
            InputFault: nothing is changed, or nobody could answer it.
            ReasonMissing: no reason is given.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        wanted = tidied(content)
        before = replace(opened.version, language=language or opened.version.language)
        kind = edited_type(wanted, type_ or before.type)
        same = wanted == opened.content and kind is opened.version.type
        if same and before.language == opened.version.language:
            raise InputFault("Nothing of the question was changed yet; change it, or leave.")
        _refuse_without(reason)
        with self._store.writing(actor, reason.strip()) as work:
            newest = self._questions.named(opened.set.name)
            now = current_version(work, newest, opened.item_id) if newest else None
            if newest is None or now != opened.version.id:
                raise Outdated(
                    "This question was changed meanwhile; nothing of this step was written. "
                    "Look at it as it is now, then edit it."
                )
            number = next_version_number(work, opened.item_id)
            version, key = edited_version(self._store, work.ids, before, wanted, kind, number)
            self._edits.add(work, version, key)
            decision = QuestionDecision(
                id=QuestionDecisionId(work.ids.new()),
                seq=self._reviews.next_number(work, newest.id),
                item_id=opened.item_id,
                set_version_id=newest.version_id,
                looked_at=opened.version.id,
                author=actor.person_id,
                at=utc_moment(work.now()),
                verdict=Verdict.EDIT,
                problems=likely_problems(part_changes(opened.content, wanted)),
                comment=reason.strip(),
                new_version=version.id,
            )
            self._reviews.add(work, newest.id, decision)
        return version.id

    def settle(self, actor: Actor, set_name: str | None = None) -> int:
        """Write the next version of a set, or of all, where edits wait; return how many edits."""
        require(actor, UseCase.IMPORT_QUESTIONS)
        taken = 0
        for one in self._sets(set_name):
            if self._edits.waiting(one):
                with self._store.writing(actor, "questions edited") as work:
                    taken += self._edits.take_in(work, one)
        return taken

    def language(self, item_id: ItemId) -> str:
        """Return the language of a question as it is by now.

        Raises:
            Refusal: there is no such question.
        """
        made = self._reviews.versions_of(item_id)
        if not made:
            raise Refusal("There is no question {id}.", id=item_id)
        return self._questions.versions([made[-1][0]])[made[-1][0]].language

    def _sets(self, name: str | None) -> tuple[QuestionSet, ...]:
        return tuple(one for one in self._questions.sets() if name is None or one.name == name)


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing("Say why the question is changed: the reason stands in its history.")
